package org.areogan.program.serve.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.areogan.files.npy.NpzReader;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.picture.PictureFiles;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What the page gives away of a result: files, and the line that makes them without a browser. */
class SavingTest extends InBrowser {
    @Test
    void everythingIsSavedOneByOneOrAsAZip() throws Exception {
        show();
        Mask predicted = prediction().mask();
        byte[] mask = saved("[data-save=mask]", "scene-mask.png");
        byte[] facts = saved("[data-save=json]", "scene.json");
        byte[] overlay = saved("[data-save=overlay]", "scene-overlay.png");
        byte[] confidence = saved("[data-save=confidence]", "scene-confidence.png");
        byte[] arrays = saved("[data-save=npz]", "scene.npz");
        Map<String, byte[]> all = unzip(saved("[data-save=zip]", "scene.zip"));

        Path maskFile = Files.write(home.resolve("saved-mask.png"), mask);
        assertThat(PictureFiles.readMask(maskFile, ClassSet.ROVER).ids()).isEqualTo(predicted.ids());
        JsonNode json = new ObjectMapper().readTree(facts);
        assertThat(json.get("width").asInt()).isEqualTo(256);
        assertThat(json.has("mask")).isFalse();
        try (NpzReader archive = NpzReader.open(Files.write(home.resolve("saved.npz"), arrays))) {
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
                .isEqualTo(prediction().mask().ids());
        page.click("#copy");
        page.until("copied", "return document.getElementById('status').textContent.length > 0");
    }

    @Test
    void aTokenIsAskedForUntilItIsRight() {
        String secret = "a-secret-of-some-length";
        try (ServedPage guarded = ServedPage.start(Optional.of(secret))) {
            page.driver.get(guarded.address());
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
            page.driver.get("about:blank");
        }
    }
}
