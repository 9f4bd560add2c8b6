package org.areogan.spark.mosaic;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.VoidFunction;
import org.apache.spark.broadcast.Broadcast;
import org.areogan.program.segment.formats.SegmentFormat;
import org.areogan.program.segment.mosaic.MosaicFiles;
import org.areogan.spark.frames.ExecutorSegmenter;
import org.areogan.spark.frames.FrameRow;
import org.areogan.spark.frames.ModelBytes;
import org.areogan.spark.frames.SegmentRequest;
import org.areogan.spark.metrics.Counted;
import org.areogan.spark.metrics.WorkCounter;
import org.areogan.spark.store.Store;
import org.areogan.terrain.mosaic.Mosaic;
import org.areogan.terrain.tiff.GeoReference;

/**
 * Puts the windows of a mosaic together, or says why there are none. It may run any number of times: the row comes last.
 *
 * @param output folder of the job's files
 */
record MosaicTask(Store store, String output, SegmentRequest request, Broadcast<ModelBytes> models, WorkCounter counter)
        implements VoidFunction<MosaicSource>, Serializable {
    @Override
    public void call(MosaicSource mosaic) {
        MosaicFolder folder = new MosaicFolder(store, new Path(output));
        if (!store.exists(folder.row(mosaic))) {
            String row = mosaic.isReadable()
                    ? written(mosaic, folder)
                    : FrameRow.of(mosaic.source(), mosaic.source().trouble(), request.model());
            byte[] bytes = (row + "\n").getBytes(StandardCharsets.UTF_8);
            store.place(bytes, folder.frames().job().temporary("rows"), folder.row(mosaic));
            counter.add(mosaic.isReadable() ? Counted.FRAMES_SEGMENTED : Counted.FRAMES_LEFT_OUT, 1);
        }
    }

    private String written(MosaicSource mosaic, MosaicFolder folder) {
        String name = mosaic.source().name();
        try (ExecutorSegmenter.Lease lease = ExecutorSegmenter.lease(request, store, models::value)) {
            MosaicFiles files = new MosaicFiles(
                    mosaic.grid(request.windowSide()),
                    lease.segmenter().classes(),
                    window -> store.bytes(folder.window(mosaic, window)));
            Optional<GeoReference> place = place(mosaic.source().file());
            Map<String, String> checksums = new LinkedHashMap<>();
            for (SegmentFormat format : request.formats()) {
                Path target = new Path(
                        folder.frames().place(format),
                        name + format.frameFiles().orElseThrow().ending());
                String sum = store.place(
                        out -> files.write(format, place, out),
                        folder.frames().job().temporary(format.toString()),
                        target);
                checksums.put(format.toString(), sum);
            }
            return FrameRow.of(mosaic.source(), files.line(name), checksums, request.model());
        }
    }

    private Optional<GeoReference> place(String file) {
        try (Mosaic mosaic = Mosaic.open(store.open(store.path(file)), file)) {
            return mosaic.place();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file, failure);
        }
    }
}
