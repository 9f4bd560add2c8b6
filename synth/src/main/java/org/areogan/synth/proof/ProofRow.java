package org.areogan.synth.proof;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.areogan.files.UserException;

/** What a segmenter is trained on in the comparison. */
public enum ProofRow {
    REAL("real pairs only"),
    LONG("real pairs only, three times as long"),
    OVERSAMPLED("real, those with the rare class repeated"),
    PASTE("real and pasted, not judged"),
    PAINT("real and painted, not judged"),
    LABEL("real and labelled by the model, not judged"),
    UNJUDGED("real and the mix, not judged"),
    RANDOM("real and the mix, as many dropped by chance as the judge drops"),
    MIX("real and the judged mix");

    /** So much longer a training is that is to go on until it is done. */
    private static final int LONGER = 3;

    private final String description;

    ProofRow(String description) {
        this.description = description;
    }

    /** How long it is trained where the others have so many epochs. */
    int epochs(int usual) {
        return this == LONG ? LONGER * usual : usual;
    }

    /** As users write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String description() {
        return description;
    }

    /** Reads {@code real,paste,mix}. @throws UserException naming what is no row */
    public static List<ProofRow> parse(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(ProofRow::named)
                .distinct()
                .toList();
    }

    private static ProofRow named(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new UserException("there is no row '" + word + "'; choose from "
                        + Arrays.stream(values()).map(ProofRow::word).collect(Collectors.joining(", "))));
    }
}
