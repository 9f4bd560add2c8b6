package org.areogan.spark.synth;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.api.java.function.Function;
import org.areogan.spark.job.Shared;
import org.areogan.spark.metrics.Counted;
import org.areogan.spark.metrics.WorkCounter;
import org.areogan.spark.store.LocalCopies;
import org.areogan.spark.store.Store;
import org.areogan.synth.Series;
import org.areogan.synth.series.SeriesEnd;

/**
 * Makes a series, unless it is made. It may run any number of times, at once, too: a series has the same bytes each time, is
 * never changed, and how it ended comes last.
 *
 * @param output folder of the job's files
 */
record SeriesTask(Store store, String output, SynthRequest request, WorkCounter counter)
        implements Function<Series, SeriesEnd>, Serializable {
    @Override
    public SeriesEnd call(Series series) throws IOException {
        SynthFolder folder = new SynthFolder(store, new org.apache.hadoop.fs.Path(output));
        Optional<byte[]> known = folder.known(folder.seriesEnd(series.number()));
        if (known.isPresent()) {
            return SeriesEnd.of(known.get());
        }
        try (Shared.Lease<Workplace> place = Workplace.lease(store, request);
                LocalCopies scratch = new LocalCopies(store)) {
            Path made = scratch.folder().resolve("series");
            SeriesEnd end = place.value().work().make(series, made, (kept, attempts) -> {}, () -> false);
            folder.keep(made, series.number());
            folder.note(end.json(), folder.seriesEnd(series.number()));
            counter.add(Counted.PAIRS_MADE, end.kept());
            return end;
        }
    }
}
