package org.areogan.program.options;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.areogan.files.UserException;
import org.areogan.generator.Refiner;
import org.areogan.generator.refine.Closing;
import org.areogan.generator.refine.GuidedBorders;
import org.areogan.generator.refine.Holes;
import org.areogan.generator.refine.Opening;
import org.areogan.generator.refine.Refinement;
import org.areogan.generator.refine.SmallestRegion;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How masks are refined. */
public final class RefineOptions {
    private static final String EXAMPLE = "guided=8:0.01,open=1,close=1,smallest=60,holes=60";

    private static final Map<String, String> FORMS = forms();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    private Refinement refinement = new Refinement(List.of());

    @Option(
            names = "--refine",
            split = ",",
            paramLabel = "STEP",
            description = {
                "Refine masks, in the order given: guided=RADIUS:EPSILON (borders move to edges of the frame, a guided filter"
                        + " over the probabilities; first if at all), open=RADIUS (what is thinner than 2 x RADIUS + 1"
                        + " pixels goes), close=RADIUS (so do gaps), smallest=PIXELS (regions of fewer pixels go to a"
                        + " neighbour), holes=PIXELS (holes of fewer are filled); joined by commas, e.g. " + EXAMPLE
                        + ". guided and smallest hold the probabilities of a whole frame."
            })
    void steps(List<String> given) {
        try {
            refinement = new Refinement(given.stream().map(this::step).toList());
        } catch (UserException outOfRange) {
            throw new ParameterException(command.commandLine(), "--refine: " + outOfRange.getMessage(), outOfRange);
        }
    }

    private Refiner step(String text) {
        int equals = text.indexOf('=');
        String name = (equals < 0 ? text : text.substring(0, equals)).toLowerCase(Locale.ROOT);
        String value = equals < 0 ? "" : text.substring(equals + 1);
        try {
            return switch (name) {
                case "guided" -> guided(value);
                case "open" -> new Opening(Integer.parseInt(value));
                case "close" -> new Closing(Integer.parseInt(value));
                case "smallest" -> new SmallestRegion(Integer.parseInt(value));
                case "holes" -> new Holes(Integer.parseInt(value));
                default ->
                    throw mistake("there is no step '" + text + "'; it can be "
                            + ComputingOptions.oneOf(List.copyOf(FORMS.values())));
            };
        } catch (NumberFormatException noNumber) {
            throw mistake("'" + text + "' cannot be read; write it as " + FORMS.get(name)
                    + ", where only EPSILON may be a fraction, e.g. " + EXAMPLE);
        }
    }

    private static Refiner guided(String value) {
        String[] numbers = value.split(":", 2);
        return new GuidedBorders(
                Integer.parseInt(numbers[0]), Double.parseDouble(numbers.length < 2 ? "" : numbers[1]));
    }

    private ParameterException mistake(String message) {
        return new ParameterException(command.commandLine(), "--refine: " + message);
    }

    private static Map<String, String> forms() {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("guided", "guided=RADIUS:EPSILON");
        forms.put("open", "open=RADIUS");
        forms.put("close", "close=RADIUS");
        forms.put("smallest", "smallest=PIXELS");
        forms.put("holes", "holes=PIXELS");
        return forms;
    }

    /** What was asked for; nothing is refined without it. */
    public Refiner refiner() {
        return refinement;
    }

    /** Whether any step was asked for. */
    public boolean given() {
        return !refinement.steps().isEmpty();
    }
}
