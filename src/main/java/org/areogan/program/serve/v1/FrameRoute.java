package org.areogan.program.serve.v1;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.areogan.program.serve.batching.ServedModels;
import org.areogan.program.serve.http.Body;
import org.areogan.program.serve.http.Problem;
import org.areogan.program.serve.http.ServerLimits;
import org.areogan.terrain.Frame;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;

/** {@code POST /v1/frame}: the grey frame that models see in a picture, as PNG; browsers cannot show TIFF and IMG. */
final class FrameRoute {
    private final ServedModels models;
    private final ServerLimits limits;
    private final FrameReader reader;

    FrameRoute(ServedModels models, ServerLimits limits) {
        this.models = models;
        this.limits = limits;
        this.reader = new FrameReader(limits);
    }

    void answer(Context context) {
        byte[] body = Body.read(context, limits);
        Optional<String> name = Optional.ofNullable(context.queryParam("name"));
        List<Frame> frames =
                reader.read(body, name, models.all().iterator().next().classes());
        if (frames.size() > 1) {
            throw new Problem(400, "many_frames", frames.size() + " frames make no single picture; send one");
        }
        context.contentType("image/png").result(PictureFiles.toPng(Drawing.grey(frames.get(0))));
    }
}
