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
import org.areogan.synth.series.Part;
import org.areogan.synth.series.PartEnd;
import org.areogan.synth.series.SeriesWork;

/**
 * Writes the files of what is kept of a series, unless they are there; as {@link SeriesTask} it may run any number of times.
 *
 * @param output folder of the job's files
 */
record PartTask(Store store, String output, SynthRequest request, WorkCounter counter)
        implements Function<Part, PartEnd>, Serializable {
    @Override
    public PartEnd call(Part part) throws IOException {
        SynthFolder folder = new SynthFolder(store, new org.apache.hadoop.fs.Path(output));
        Optional<byte[]> known = folder.known(folder.partEnd(part));
        if (known.isPresent()) {
            return PartEnd.of(known.get());
        }
        try (Shared.Lease<Workplace> place = Workplace.lease(store, request);
                LocalCopies scratch = new LocalCopies(store)) {
            Path made = scratch.folder().resolve("series");
            Path files = scratch.folder().resolve("part");
            folder.fetch(part.series(), made);
            SeriesWork work = place.value().work();
            work.write(part, made, files);
            folder.place(files, SeriesWork.name(part.series()) + "/");
            PartEnd end = work.end(part, made);
            folder.note(end.json(), folder.partEnd(part));
            counter.add(Counted.PAIRS_WRITTEN, part.kept());
            return end;
        }
    }
}
