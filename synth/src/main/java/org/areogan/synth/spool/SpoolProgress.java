package org.areogan.synth.spool;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.areogan.files.AtomicFile;

/**
 * How far the rounds that have ended went.
 *
 * @param kept pairs
 * @param dropped proposals
 * @param pairsBytes length of the file of pairs
 * @param manifestBytes length of the file that tells of the kept
 * @param droppedBytes length of the file that tells of the dropped
 * @param nextAttempt to go on with
 */
record SpoolProgress(int kept, long dropped, long pairsBytes, long manifestBytes, long droppedBytes, long nextAttempt) {
    static final SpoolProgress NONE = new SpoolProgress(0, 0, 0, 0, 0, 0);

    SpoolProgress {
        if (kept < 0 || dropped < 0 || pairsBytes < 0 || manifestBytes < 0 || droppedBytes < 0 || nextAttempt < 0) {
            throw new IllegalArgumentException("progress cannot be negative");
        }
    }

    /** What the file tells, or no progress where there is no file. */
    static SpoolProgress read(Path file) {
        if (!Files.exists(file)) {
            return NONE;
        }
        try {
            return JsonLines.MAPPER.readValue(Files.readAllBytes(file), SpoolProgress.class);
        } catch (IOException | IllegalArgumentException failure) {
            throw SpoolTrouble.damaged(file, "is damaged", failure);
        }
    }

    void write(Path file) {
        AtomicFile.write(file, out -> out.write(JsonLines.line(this)));
    }

    @JsonIgnore
    boolean nothing() {
        return equals(NONE);
    }
}
