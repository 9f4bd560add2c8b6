package org.areogan.program.serve.v1;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.areogan.program.serve.batching.ServedModels;
import org.areogan.program.serve.http.Bodies;
import org.areogan.program.serve.http.Problem;
import org.areogan.program.serve.http.ServerLimits;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;

/** {@code POST /v1/frame}: the grey frame that models see in a picture, as PNG; browsers cannot show TIFF and IMG. */
final class FrameRoute {
    private final ServedModels models;
    private final Bodies bodies;
    private final FrameReader reader;

    FrameRoute(ServedModels models, ServerLimits limits, Bodies bodies) {
        this.models = models;
        this.bodies = bodies;
        this.reader = new FrameReader(limits);
    }

    void answer(Context context) {
        Optional<String> name = Optional.ofNullable(context.queryParam("name"));
        ClassSet classes = models.all().iterator().next().classes();
        List<ReceivedFrame> frames = bodies.decode(context, body -> reader.read(body, name, classes));
        if (frames.size() > 1) {
            throw new Problem(400, "many_frames", frames.size() + " frames make no single picture; send one");
        }
        byte[] png = bodies.inTurn(
                () -> PictureFiles.toPng(Drawing.grey(frames.get(0).frame())));
        context.contentType("image/png").result(png);
    }
}
