package org.areogan.synth;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.areogan.synth.export.ExportRequest;
import org.areogan.synth.export.Exporter;
import org.areogan.synth.judge.JudgeOptions;
import org.areogan.synth.spool.Spool;

/**
 * An export from beginning to end: proposals, judge, files.
 *
 * @param workshop what pairs are made from
 * @param options what is wanted
 * @param judge what a pair must reach
 * @param request which files are written
 * @param identity all that decides which pairs come out, by name
 */
public record SynthesisJob(
        Workshop workshop,
        Synthesis.Options options,
        JudgeOptions judge,
        ExportRequest request,
        Map<String, String> identity) {
    /**
     * Makes pairs and writes them into a folder, or goes on with it. What was made so far stays when it is interrupted or
     * the disk is full. Nothing is written if no pair is kept.
     *
     * @throws org.areogan.files.UserException if the folder holds something else or cannot be written to
     */
    public Synthesis.End run(Path folder, Synthesis.Listener listener, BooleanSupplier stop) {
        Exporter.check(request, workshop.real().classes());
        try (Spool spool = Spool.open(folder, identity, workshop.real().classes())) {
            Synthesis synthesis = new Synthesis(
                    workshop.real().classes(), workshop.proposers(options.mix()), workshop.judge(judge), options);
            Synthesis.End end = synthesis.run(spool, listener, stop);
            if (end.reason() == Synthesis.Reason.INTERRUPTED) {
                return end;
            }
            if (end.kept() > 0) {
                Exporter.write(spool, request);
            } else {
                spool.remove();
            }
            return end;
        }
    }
}
