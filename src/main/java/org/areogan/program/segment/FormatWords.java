package org.areogan.program.segment;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.areogan.program.segment.formats.SegmentFormat;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the words of {@code --format}, in any case, and lists them as the help has them where one is unknown. */
public final class FormatWords implements ITypeConverter<SegmentFormat> {
    @Override
    public SegmentFormat convert(String word) {
        String wanted = word.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        return Arrays.stream(SegmentFormat.values())
                .filter(format -> format.toString().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + word + "' is no format; known are "
                        + Arrays.stream(SegmentFormat.values())
                                .map(SegmentFormat::toString)
                                .collect(Collectors.joining(", "))));
    }
}
