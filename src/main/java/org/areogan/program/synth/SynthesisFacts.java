package org.areogan.program.synth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.areogan.files.UserException;
import org.areogan.program.shell.Version;
import org.areogan.synth.export.CardFacts;
import org.areogan.synth.judge.JudgeOptions;
import org.areogan.synth.proposal.ProposalMix;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.data.DataSets;

/**
 * What is said of a synthesis.
 *
 * @param options what was asked for
 * @param models that judge
 * @param path of the data as the user named it
 * @param data real pairs
 */
public record SynthesisFacts(SynthesisOptions options, SynthesisModels models, Path path, DataSet data) {
    public CardFacts card(ProposalMix mix, JudgeOptions judge) {
        return new CardFacts(
                Version.describe(),
                List.of(new CardFacts.Model(
                        models.critic().isPresent() ? "segmenter and discriminator" : "segmenter",
                        String.valueOf(models.model().path().getFileName()),
                        sha256(models.model().path()))),
                String.valueOf(path.getFileName()),
                DataSets.fingerprint(data),
                options.rare(data.classes()).name(),
                options.seed(),
                shares(mix),
                judge.byName(),
                options.describe(),
                pixels(),
                List.of());
    }

    private static Map<String, Double> shares(ProposalMix mix) {
        Map<String, Double> shares = new LinkedHashMap<>();
        double total = mix.weights().values().stream().mapToDouble(each -> each).sum();
        mix.weights().forEach((kind, weight) -> shares.put(kind.word(), weight / total));
        return shares;
    }

    private Map<String, Long> pixels() {
        long[] counts = new long[256];
        for (int index = 0; index < data.size(); index++) {
            for (byte id : data.mask(index).ids()) {
                counts[id & 0xff]++;
            }
        }
        Map<String, Long> pixels = new LinkedHashMap<>();
        for (TerrainClass each : data.classes().classes()) {
            pixels.put(each.name(), counts[each.id()]);
        }
        return pixels;
    }

    /** All that decides which pairs come out. */
    Map<String, String> identity(int count, ProposalMix mix, JudgeOptions judge) {
        Map<String, String> identity = new LinkedHashMap<>(options.describe());
        for (Path file : options.files()) {
            if (Files.isRegularFile(file)) {
                identity.put("content of " + file, sha256(file));
            }
        }
        identity.put("model", sha256(models.model().path()));
        identity.put("data", DataSets.fingerprint(data));
        identity.put("class", options.rare(data.classes()).name());
        identity.put("count", Integer.toString(count));
        identity.put("seed", Long.toString(options.seed()));
        identity.put("mix", mix.text());
        identity.put("judge", judge.byName().toString());
        return identity;
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException failure) {
            throw new UserException("cannot read " + file + "; check its permissions", failure);
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("every Java platform must have SHA-256", broken);
        }
    }
}
