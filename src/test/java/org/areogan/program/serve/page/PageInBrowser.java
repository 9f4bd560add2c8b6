package org.areogan.program.serve.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.areogan.generator.Prediction;
import org.areogan.generator.Segmenter;
import org.areogan.models.TrainedModel;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.openqa.selenium.chrome.ChromeDriver;

/** One server and one browser for all tests of the page, which are skipped where there is no browser. */
final class PageInBrowser implements ParameterResolver {
    /**
     * @param downloads where the browser puts what a test saves
     * @param prediction what the served model says of {@code ServedPage.scene(1)}
     */
    record Session(ServedPage server, ChromeDriver driver, Path home, Path downloads, Prediction prediction)
            implements AutoCloseable {
        @Override
        public void close() throws IOException {
            driver.quit();
            server.close();
            try (Stream<Path> all = Files.walk(home)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Session.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Assumptions.assumeTrue(
                Chromium.found(), "there is no chromium with its chromedriver; install both to test the page");
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(PageInBrowser.class))
                .getOrComputeIfAbsent(Session.class, any -> start(), Session.class);
    }

    private static Session start() {
        try {
            Path home = Files.createTempDirectory("areogan-page");
            Path downloads = Files.createDirectory(home.resolve("downloads"));
            return new Session(ServedPage.start(Optional.empty()), Chromium.start(home), home, downloads, predicted());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Prediction predicted() {
        try (Segmenter segmenter = TrainedModel.CURIOSITY.open()) {
            return segmenter.predict(ServedPage.scene(1));
        }
    }
}
