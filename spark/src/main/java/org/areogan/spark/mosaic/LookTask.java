package org.areogan.spark.mosaic;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.areogan.files.UserException;
import org.areogan.spark.store.Store;
import org.areogan.terrain.mosaic.Mosaic;
import org.areogan.terrain.mosaic.WholeGrey;
import org.areogan.terrain.mosaic.WindowGrid;

/**
 * Sums over windows of a mosaic.
 *
 * @param each what is summed
 */
record LookTask(Store store, MosaicSource mosaic, WindowGrid grid, WholeGrey.WindowSum each)
        implements FlatMapFunction<Iterator<Integer>, LookTask.Sums>, Serializable {
    /**
     * What windows sum up to.
     *
     * @param trouble why one cannot be read; otherwise empty
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sums(long[] sums, String trouble) implements Serializable {
        Sums plus(Sums other) {
            long[] both = sums.length >= other.sums.length ? sums.clone() : other.sums.clone();
            long[] added = sums.length >= other.sums.length ? other.sums : sums;
            for (int at = 0; at < added.length; at++) {
                both[at] = Math.addExact(both[at], added[at]);
            }
            return new Sums(both, trouble.isEmpty() ? other.trouble : trouble);
        }
    }

    @Override
    public Iterator<Sums> call(Iterator<Integer> windows) {
        try (Mosaic opened = Mosaic.open(
                store.open(store.path(mosaic.source().file())), mosaic.source().file())) {
            Sums all = new Sums(new long[0], "");
            while (windows.hasNext()) {
                all = all.plus(new Sums(each.of(opened.read(grid.core(windows.next()))), ""));
            }
            return List.of(all).iterator();
        } catch (UserException damaged) {
            return List.of(new Sums(new long[0], String.valueOf(damaged.getMessage())))
                    .iterator();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + mosaic.source().file(), failure);
        }
    }
}
