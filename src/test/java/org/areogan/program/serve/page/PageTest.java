package org.areogan.program.serve.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.areogan.files.npy.NpzReader;
import org.areogan.generator.Segmenter;
import org.areogan.models.TrainedModel;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** The page in a browser, as a hand uses it. */
@ExtendWith(PageInBrowser.class)
class PageTest {
    private static final byte[] SCENE = PictureFiles.toPng(Drawing.grey(ServedPage.scene(1)));
    private static Segmenter segmenter;
    private static ChromeDriver driver;
    private static ServedPage server;
    private static Path downloads;

    @TempDir
    private static Path home;

    private OpenPage page;

    @BeforeAll
    static void start(PageInBrowser.Session session) {
        driver = session.driver();
        server = session.server();
        downloads = session.downloads();
        segmenter = TrainedModel.CURIOSITY.open();
    }

    @AfterAll
    static void stop() {
        if (segmenter != null) {
            segmenter.close();
        }
    }

    @BeforeEach
    void open() {
        page = new OpenPage(driver, server.address());
    }

    /** Nothing was refused by the content security policy, and no script failed. */
    @AfterEach
    void nothingWasComplainedOf() {
        assertThat(driver.manage().logs().get("browser").getAll())
                .filteredOn(entry -> entry.getLevel().equals(Level.SEVERE))
                .filteredOn(entry -> !entry.getMessage().matches(".*status of 4[01][015].*"))
                .isEmpty();
    }

    @Test
    void aDroppedPictureIsSegmentedAndMeasured() {
        page.drop("dropped.png", SCENE);
        page.await("done", 1);

        double[] areas = segmenter.predict(ServedPage.scene(1)).areas();
        for (int id = 0; id < areas.length; id++) {
            assertThat(page.all("#legend button .share").get(id).getText()).isEqualTo(percent(areas[id]));
        }
        assertThat(page.get("#facts").getText()).startsWith("256 × 256 · curiosity");
        assertThat(page.get("#strip .name").getText()).isEqualTo("dropped.png");
    }

    @Test
    void picturesArePastedAndTakenFromTheSamples() {
        page.paste(SCENE);
        page.await("done", 1);
        page.click("#clear");
        page.until("samples", "return document.querySelectorAll('#samples button').length === 6");
        page.click("#samples button");
        page.await("done", 1);

        assertThat(page.get("#strip .name").getText()).isEqualTo("landscape 1.png");
    }

    @Test
    void severalFilesAreChosenAndWhatIsWrongStandsBesideTheFile() throws IOException {
        Path good = Files.write(home.resolve("good.png"), SCENE);
        Path bad = Files.writeString(home.resolve("bad.png"), "no picture");
        page.choose(good, bad);
        page.await("done", 1);
        page.await("failed", 1);

        assertThat(page.get("#strip [data-state=failed] .error").getText()).contains("no picture of a known format");
        assertThat(page.get("#progress-text").getText()).isEqualTo("1 of 2 done, 1 failed");
        page.click("#strip [data-state=failed] .thumb");
        assertThat(page.get("#notice").getText()).contains("no picture of a known format");
        page.click("#strip [data-state=failed] .remove");
        assertThat(page.all("#strip li")).hasSize(1);
    }

    @Test
    void aTiffThatTheBrowserCannotShowIsShown() throws IOException {
        Path tiff = home.resolve("scene.tif");
        assertThat(javax.imageio.ImageIO.write(Drawing.grey(ServedPage.scene(1)), "tiff", tiff.toFile()))
                .isTrue();
        page.choose(tiff);
        page.await("done", 1);
        page.set("#opacity", 0);
        String shown = page.canvas();
        page.click("#clear");
        page.drop("scene.png", SCENE);
        page.await("done", 1);

        assertThat(page.canvas()).isEqualTo(shown);
    }

    @Test
    void filesOnTheirWayAreCancelledOneByOneOrAllAndTriedAgain() {
        page.delayRequests(60_000);
        for (int n = 1; n <= 4; n++) {
            page.drop("file-" + n + ".png", SCENE);
        }
        page.await("running", 2);
        page.click("#strip li:nth-child(4) .cancel");
        page.await("cancelled", 1);
        page.click("#cancel");
        page.await("cancelled", 4);
        page.delayRequests(0);
        page.click("#strip li:nth-child(2) .retry");
        page.await("done", 1);

        assertThat(page.get("#strip li:nth-child(2)").getDomAttribute("data-state"))
                .isEqualTo("done");
    }

    @Test
    void maskAndPictureLieOverEachOtherUnderADividerOrSideBySide() {
        show();
        page.set("#opacity", 0);
        String bare = page.canvas();
        page.set("#opacity", 100);
        String masked = page.canvas();
        int left = page.pixel(0.40, 0.9);
        assertThat(masked).isNotEqualTo(bare);
        assertThat(left)
                .isIn(ClassSet.ROVER.classes().stream().map(each -> each.rgb()).toList());

        page.click("#modes label:nth-of-type(2)");
        assertThat(page.pixel(0.40, 0.9)).isNotEqualTo(left);
        page.get("#divider").sendKeys(Keys.HOME);
        assertThat(page.canvas()).isEqualTo(masked);
        page.get("#divider").sendKeys(Keys.END);
        assertThat(page.canvas()).isEqualTo(bare);
        new Actions(driver).dragAndDropBy(page.get("#divider"), -300, 0).perform();
        assertThat(page.canvas()).isNotIn(bare, masked);

        page.click("#modes label:nth-of-type(3)");
        assertThat(page.pixel(0.25, 0.6)).isNotEqualTo(page.pixel(0.75, 0.6));
    }

    @Test
    void pointingAtAClassShowsItAloneAndPressingSwitchesItOff() {
        show();
        page.set("#opacity", 100);
        String all = page.canvas();
        int bedrock = 2;
        new Actions(driver)
                .moveToElement(page.all("#legend button").get(bedrock))
                .perform();
        String alone = page.canvas();
        assertThat(alone).isNotEqualTo(all);
        page.all("#legend button").get(bedrock).click();
        String without = page.canvas();
        assertThat(without).isNotIn(all, alone);
        assertThat(page.all("#legend button").get(bedrock).getDomAttribute("aria-pressed"))
                .isEqualTo("false");
        new Actions(driver).moveToElement(page.get("h1")).perform();
        assertThat(page.canvas()).isEqualTo(without);
        page.all("#legend button").get(bedrock).click();
        new Actions(driver).moveToElement(page.get("h1")).perform();
        assertThat(page.canvas()).isEqualTo(all);
        page.click("#fade");
        assertThat(page.canvas()).isNotEqualTo(all);
    }

    @Test
    void classAndConfidenceUnderTheCursorAreTold() {
        show();
        new Actions(driver).moveToElement(page.get("#canvas")).perform();
        String[] told = page.get("#readout").getText().split(" · ");
        String[] place = told[0].split(", ");
        int column = Integer.parseInt(place[0]);
        int row = Integer.parseInt(place[1]);

        var prediction = segmenter.predict(ServedPage.scene(1));
        assertThat(List.of(column, row)).allMatch(each -> Math.abs(each - 128) <= 1);
        assertThat(told[1])
                .isEqualTo(ClassSet.ROVER.get(prediction.mask().at(row, column)).name());
        assertThat(told[2])
                .isEqualTo(Math.round(Math.round(prediction.confidence()[row * 256 + column] * 255) / 2.55)
                        + " % sure");
    }

    @Test
    void wheelDragFingersAndKeysZoomAndMove() {
        show();
        String fitted = page.canvas();
        page.get("#canvas").sendKeys("+");
        String zoomed = page.canvas();
        assertThat(zoomed).isNotEqualTo(fitted);
        page.get("#canvas").sendKeys(Keys.ARROW_LEFT);
        assertThat(page.canvas()).isNotIn(zoomed, fitted);
        page.get("#canvas").sendKeys("0");
        assertThat(page.canvas()).isEqualTo(fitted);
        Hands.wheel(page, -400);
        assertThat(page.canvas()).isNotEqualTo(fitted);
        page.click("#zoom-fit");
        new Actions(driver).dragAndDropBy(page.get("#canvas"), 50, 30).perform();
        assertThat(page.canvas()).isNotEqualTo(fitted);
        page.click("#zoom-fit");
        Hands.pinch(page);
        assertThat(page.canvas()).isNotEqualTo(fitted);
    }

    @Test
    void theMaskIsCorrectedTakenBackAndSavedAsAPairThatATrainingReads(@TempDir Path folder) throws Exception {
        show();
        Mask predicted = segmenter.segment(ServedPage.scene(1));
        page.click("#brush");
        page.set("#brush-size", 20);
        Hands.choose(page, "#brush-class", "background");
        new Actions(driver).dragAndDropBy(page.get("#canvas"), 60, 0).perform();
        Mask corrected = pair(folder.resolve("corrected")).mask(0);
        assertThat(corrected.at(128, 128)).isZero();
        assertThat(corrected.counts()[0]).isGreaterThan(predicted.counts()[0]);

        page.click("#undo");
        assertThat(pair(folder.resolve("undone")).mask(0).ids()).isEqualTo(predicted.ids());
        page.get("#canvas").sendKeys(Keys.chord(Keys.CONTROL, "y"));
        DataSet again = pair(folder.resolve("again"));
        assertThat(again.mask(0).ids()).isEqualTo(corrected.ids());
        assertThat(PictureFiles.toPng(Drawing.grey(again.frame(0)))).isEqualTo(SCENE);
        page.click("#undo");
        page.get("#canvas").sendKeys(Keys.ARROW_RIGHT, " ");
        assertThat(pair(folder.resolve("keys")).mask(0).counts()[0])
                .isGreaterThan(predicted.counts()[0]);
    }

    @Test
    void everythingIsSavedOneByOneOrAsAZip() throws Exception {
        show();
        Mask predicted = segmenter.segment(ServedPage.scene(1));
        byte[] mask = page.saved(downloads, "[data-save=mask]", "scene-mask.png");
        byte[] facts = page.saved(downloads, "[data-save=json]", "scene.json");
        byte[] overlay = page.saved(downloads, "[data-save=overlay]", "scene-overlay.png");
        byte[] confidence = page.saved(downloads, "[data-save=confidence]", "scene-confidence.png");
        page.saved(downloads, "[data-save=npz]", "scene.npz");
        Map<String, byte[]> all = unzip(page.saved(downloads, "[data-save=zip]", "scene.zip"));

        Path maskFile = Files.write(home.resolve("saved-mask.png"), mask);
        assertThat(PictureFiles.readMask(maskFile, ClassSet.ROVER).ids()).isEqualTo(predicted.ids());
        JsonNode json = new ObjectMapper().readTree(facts);
        assertThat(json.get("width").asInt()).isEqualTo(256);
        assertThat(json.has("mask")).isFalse();
        try (NpzReader archive = NpzReader.open(downloads.resolve("scene.npz"))) {
            assertThat(archive.names()).contains("masks");
        }
        assertThat(all)
                .containsOnlyKeys(
                        "scene-mask.png", "scene-overlay.png", "scene-confidence.png", "scene.json", "scene.npz")
                .containsEntry("scene-mask.png", mask)
                .containsEntry("scene-overlay.png", overlay)
                .containsEntry("scene-confidence.png", confidence)
                .containsEntry("scene.json", facts);
    }

    @Test
    void theLineForATerminalGivesTheSameMask() throws Exception {
        Path work = Files.createDirectory(home.resolve("it's work"));
        Files.write(work.resolve("it's.png"), SCENE);
        page.drop("it's.png", SCENE);
        page.await("done", 1);
        page.click("summary");
        Process shell = new ProcessBuilder("sh", "-c", page.get("#command").getText() + " -s")
                .directory(work.toFile())
                .start();
        assertThat(shell.waitFor()).isZero();

        assertThat(PictureFiles.readMask(work.resolve("it's-mask.png"), ClassSet.ROVER)
                        .ids())
                .isEqualTo(segmenter.segment(ServedPage.scene(1)).ids());
        page.click("#copy");
        page.until("copied", "return document.getElementById('status').textContent.length > 0");
    }

    @Test
    void aTokenIsAskedForUntilItIsRight() {
        String secret = "a-secret-of-some-length";
        try (ServedPage guarded = ServedPage.start(Optional.of(secret))) {
            driver.get(guarded.address());
            page.until("question", "return document.getElementById('token-dialog').open");
            page.get("#token").sendKeys("wrong", Keys.ENTER);
            page.until(
                    "refusal",
                    "return !document.getElementById('token-wrong').hidden"
                            + " && document.getElementById('token-dialog').open");
            page.get("#token").sendKeys(secret, Keys.ENTER);
            page.until("models", "return document.querySelectorAll('#model option').length > 0");
            page.drop("scene.png", SCENE);
            page.await("done", 1);

            assertThat((String) page.run("return document.getElementById('command').textContent"))
                    .contains("Authorization: Bearer $AREOGAN_TOKEN")
                    .doesNotContain(secret);
            driver.get("about:blank");
        }
    }

    @Test
    void anotherModelSegmentsAgainAndLeavesCorrectionsAlone() {
        show();
        page.click("#brush");
        Hands.choose(page, "#brush-class", "background");
        new Actions(driver).dragAndDropBy(page.get("#canvas"), 60, 0).perform();
        page.drop("other.png", SCENE);
        page.await("done", 2);
        Hands.choose(page, "#model", "twin");
        page.until("second model", "return document.getElementById('facts').textContent.includes('twin')");
        page.click("#strip li:first-child .thumb");

        assertThat(page.get("#facts").getText()).contains("curiosity");
    }

    @Test
    void everyFileIsInTheSameArchiveOfPairsUnderItsOwnName(@TempDir Path folder) throws Exception {
        page.drop("twin.png", SCENE);
        page.drop("twin.png", PictureFiles.toPng(Drawing.grey(ServedPage.scene(2))));
        page.await("done", 2);
        extract(unzip(page.saved(downloads, "#pairs", "pairs.zip")), folder);
        DataSet data = DataSets.openLabelled(folder, DataSets.Options.DEFAULT);

        assertThat(data.size()).isEqualTo(2);
        assertThat(Arrays.equals(data.mask(0).ids(), data.mask(1).ids())).isFalse();
    }

    private void show() {
        page.drop("scene.png", SCENE);
        page.await("done", 1);
    }

    private DataSet pair(Path folder) throws Exception {
        extract(unzip(page.saved(downloads, "#pair", "scene-pair.zip")), folder);
        return DataSets.openLabelled(folder, DataSets.Options.DEFAULT);
    }

    private static String percent(double share) {
        return share > 0 && share < 0.001 ? "< 0.1 %" : String.format(java.util.Locale.ROOT, "%.1f %%", share * 100);
    }

    private static void extract(Map<String, byte[]> files, Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
    }

    private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }
}
