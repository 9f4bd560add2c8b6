package org.areogan.spark.synth;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.areogan.files.UserException;
import org.areogan.spark.job.JobFolder;
import org.areogan.synth.Synthesis;

/** How a job ended, for whoever gives the same command again. */
final class OutcomeFile {
    private static final JsonMapper MAPPER = new JsonMapper();

    private OutcomeFile() {}

    static void write(Synthesis.End end, SynthFolder folder) {
        try {
            folder.note(MAPPER.writeValueAsBytes(end), folder.job().own(JobFolder.OUTCOME));
        } catch (IOException impossible) {
            throw new UncheckedIOException("a record of plain values can always be written", impossible);
        }
    }

    static Synthesis.End read(SynthFolder folder) {
        org.apache.hadoop.fs.Path file = folder.job().own(JobFolder.OUTCOME);
        try {
            return MAPPER.readValue(folder.known(file).orElse(new byte[0]), Synthesis.End.class);
        } catch (IOException damaged) {
            throw new UserException(
                    file + " is damaged (" + damaged.getMessage() + "); make all anew with --force", damaged);
        }
    }
}
