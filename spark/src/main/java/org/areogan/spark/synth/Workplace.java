package org.areogan.spark.synth;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.areogan.engine.Engine;
import org.areogan.files.FileFormat;
import org.areogan.files.UserException;
import org.areogan.program.shell.Version;
import org.areogan.spark.job.Shared;
import org.areogan.spark.session.TaskEngine;
import org.areogan.spark.store.LocalCopies;
import org.areogan.spark.store.Store;
import org.areogan.synth.RealPairs;
import org.areogan.synth.SynthesisNetworks;
import org.areogan.synth.SynthesisRequest;
import org.areogan.synth.Synthesizer;
import org.areogan.synth.export.ExportFormat;
import org.areogan.synth.series.SeriesWork;
import org.areogan.terrain.partial.LabelMeanings;
import org.areogan.trainer.configuration.MaskClasses;

/**
 * What series are made with in this process: networks, real pairs and all else that the words name, copied to its disk where it
 * does not lie there. All tasks of the process share it.
 */
final class Workplace implements AutoCloseable {
    private static final Shared<Workplace> OPENED = new Shared<>("synth", Workplace::close);

    private final LocalCopies copies;
    private final SynthesisNetworks networks;
    private final SeriesWork work;
    private final SynthesisRequest request;

    private Workplace(LocalCopies copies, SynthesisNetworks networks, SeriesWork work, SynthesisRequest request) {
        this.copies = copies;
        this.networks = networks;
        this.work = work;
        this.request = request;
    }

    /**
     * One task's hold on it.
     *
     * @param err is told what is worth knowing of the real pairs
     */
    static Shared.Lease<Workplace> lease(Store store, PairWords words, TaskEngine engine, PrintWriter err) {
        return OPENED.lease(words + engine.text(), () -> open(store, words, engine.start(), err));
    }

    /** The same for what the driver has seen. @throws UserException if a file has changed since then */
    static Shared.Lease<Workplace> lease(Store store, SynthRequest asked) {
        Shared.Lease<Workplace> lease =
                lease(store, asked.words(), asked.engine(), new PrintWriter(PrintWriter.nullWriter()));
        Map<String, String> here = lease.value().work().identity();
        if (!here.equals(asked.identity())) {
            lease.close();
            throw new UserException("a file that pairs are made from has changed since the job began: "
                    + asked.identity().entrySet().stream()
                            .filter(each -> !each.getValue().equals(here.get(each.getKey())))
                            .map(Map.Entry::getKey)
                            .toList()
                    + "; run the same command again, with --force if it is meant to have changed");
        }
        return lease;
    }

    private static Workplace open(Store store, PairWords words, Engine engine, PrintWriter err) {
        LocalCopies copies = new LocalCopies(store);
        SynthesisNetworks networks = null;
        Map<String, String> names = new LinkedHashMap<>();
        try {
            PairOptions options = words.read(place -> local(copies, words, place, names));
            SynthesisRequest asked = options.synthesis().request(options.count());
            networks = SynthesisNetworks.open(options.model(), asked.painter(), asked.witnesses(), engine);
            RealPairs real = options.synthesis()
                    .real(MaskClasses.ofFilesFor(networks.segmenter().classes()), err);
            SynthesisRequest request = options.synthesis().fitted(asked, real, err);
            SeriesWork work = new SeriesWork(
                    new Synthesizer(networks, real, Version.describe())
                            .series(request)
                            .named(text -> named(text, names)),
                    options.series(),
                    options.export().formats(),
                    options.export().merge());
            return new Workplace(copies, networks, work, request);
        } catch (RuntimeException failure) {
            if (networks != null) {
                networks.close();
            }
            copies.close();
            throw failure instanceof UserException
                    ? new UserException(named(String.valueOf(failure.getMessage()), names), failure)
                    : failure;
        }
    }

    private static Path local(LocalCopies copies, PairWords words, String place, Map<String, String> names) {
        Path copy = copies.whole(place);
        copies.beside(place, copy, String.valueOf(LabelMeanings.file(copy).getFileName()));
        words.places().forEach((word, named) -> {
            if (named.equals(place)) {
                names.put(copy.toString(), word);
            }
        });
        return copy;
    }

    /** People know files by the names that they have given. */
    private static String named(String text, Map<String, String> names) {
        String told = text;
        for (Map.Entry<String, String> each : names.entrySet()) {
            told = told.replace(each.getKey(), each.getValue());
        }
        return told;
    }

    SeriesWork work() {
        return work;
    }

    /** With the class that is made, where none was named. */
    SynthesisRequest request() {
        return request;
    }

    /** All that decides the files. */
    static Map<String, String> identity(SeriesWork work, TaskEngine engine) {
        Map<String, String> identity = new TreeMap<>(work.identity());
        identity.put("program", FileFormat.programVersion());
        identity.put("engine", engine.text());
        identity.put(
                "formats",
                work.request().formats().stream()
                        .map(ExportFormat::word)
                        .sorted()
                        .collect(Collectors.joining(",")));
        identity.put("merged", work.request().real().isPresent() ? "with the real pairs" : "without the real pairs");
        return identity;
    }

    @Override
    public void close() {
        networks.close();
        copies.close();
    }
}
