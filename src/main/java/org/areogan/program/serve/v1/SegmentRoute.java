package org.areogan.program.serve.v1;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.areogan.generator.Prediction;
import org.areogan.program.serve.batching.ServedModel;
import org.areogan.program.serve.batching.ServedModels;
import org.areogan.program.serve.http.Answers;
import org.areogan.program.serve.http.Bodies;
import org.areogan.program.serve.http.Multipart;
import org.areogan.program.serve.http.Problem;
import org.areogan.program.serve.http.ServerLimits;
import org.areogan.terrain.Frame;

/** {@code POST /v1/segment}. */
final class SegmentRoute {
    private final ServedModels models;
    private final ServerLimits limits;
    private final Bodies bodies;
    private final FrameReader reader;

    SegmentRoute(ServedModels models, ServerLimits limits, Bodies bodies) {
        this.models = models;
        this.limits = limits;
        this.bodies = bodies;
        this.reader = new FrameReader(limits);
    }

    void answer(Context context) {
        long start = System.nanoTime();
        SegmentQuery query = SegmentQuery.of(context);
        ServedModel model = model(query.model());
        List<ReceivedFrame> frames = frames(context, query, model);
        if (frames.size() > 1 && query.form() != AnswerForm.JSON && query.form() != AnswerForm.NPZ) {
            throw new Problem(400, "many_frames", frames.size() + " frames make no single picture; ask as=json or npz");
        }
        List<Frame> shown = frames.stream().map(ReceivedFrame::frame).toList();
        List<Prediction> predictions = Answers.await(context, model, shown, limits);
        long milliseconds = (System.nanoTime() - start) / 1_000_000;
        SegmentAnswer answer = new SegmentAnswer(model, query, frames, predictions, milliseconds);
        byte[] encoded = bodies.inTurn(answer::encoded);
        context.contentType(query.form().mediaType()).result(encoded);
    }

    private List<ReceivedFrame> frames(Context context, SegmentQuery query, ServedModel model) {
        String type = Optional.ofNullable(context.contentType()).orElse("");
        if (type.startsWith("application/json") || type.startsWith("text/")) {
            throw new Problem(415, "unknown_format", "send the bytes of a picture, or a form with the part 'image'");
        }
        return bodies.decode(context, body -> {
            if (Multipart.is(type)) {
                Multipart.Part image = Multipart.part(body, type, "image");
                return reader.read(image.content(), query.name().or(image::fileName), model.classes());
            }
            return reader.read(body, query.name(), model.classes());
        });
    }

    /** The first one where none is named. */
    private ServedModel model(Optional<String> name) {
        if (name.isEmpty()) {
            return models.all().iterator().next();
        }
        return models.named(name.get())
                .orElseThrow(() -> new Problem(404, "no_model", "there is no such model; /v1/models lists them"));
    }
}
