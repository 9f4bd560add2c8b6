package org.areogan.program.serve.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page in a browser, with what a hand does on it. */
final class OpenPage {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String FILE_FROM = "const file = (name, base64) => new File("
            + "[Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name, {type: 'image/png'});"
            + "const carried = new DataTransfer(); carried.items.add(file(arguments[0], arguments[1]));";

    final ChromeDriver driver;

    OpenPage(ChromeDriver driver, String address) {
        this.driver = driver;
        driver.get(address);
        until("models are there", "return document.querySelectorAll('#model option').length > 0");
    }

    WebElement get(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    void click(String selector) {
        get(selector).click();
    }

    void drop(String name, byte[] picture) {
        run(
                FILE_FROM + "for (const type of ['dragover', 'drop']) dispatchEvent(new DragEvent(type,"
                        + " {bubbles: true, cancelable: true, dataTransfer: carried}));",
                name,
                Base64.getEncoder().encodeToString(picture));
    }

    void paste(byte[] picture) {
        run(
                FILE_FROM + "document.body.dispatchEvent(new ClipboardEvent('paste',"
                        + " {bubbles: true, cancelable: true, clipboardData: carried}));",
                "image.png",
                Base64.getEncoder().encodeToString(picture));
    }

    void choose(Path... files) {
        get("#files")
                .sendKeys(String.join(
                        "\n", List.of(files).stream().map(Path::toString).toList()));
    }

    /** Waits until that many files are in that state. */
    void await(String state, int files) {
        until(
                files + " files " + state,
                "return document.querySelectorAll('#strip [data-state=" + state + "]').length === " + files);
        settle();
    }

    /** Waits until what was changed is drawn. */
    void settle() {
        driver.executeAsyncScript("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
    }

    void until(String what, String script) {
        new WebDriverWait(driver, PATIENCE, Duration.ofMillis(20))
                .withMessage(what)
                .until(any -> Boolean.TRUE.equals(driver.executeScript(script)));
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Moves a control and tells the page, as dragging its handle does. */
    void set(String selector, int value) {
        run(
                "const input = document.querySelector(arguments[0]); input.value = arguments[1];"
                        + "input.dispatchEvent(new Event('input', {bubbles: true}))",
                selector,
                value);
        settle();
    }

    /** The colour of the canvas at a part of its width and height, 0xRRGGBB. */
    int pixel(double across, double down) {
        settle();
        return ((Number) run(
                        "const c = document.getElementById('canvas'); const d = c.getContext('2d').getImageData("
                                + "Math.floor(c.width * arguments[0]), Math.floor(c.height * arguments[1]), 1, 1).data;"
                                + "return d[0] << 16 | d[1] << 8 | d[2]",
                        across,
                        down))
                .intValue();
    }

    /** All pixels of the canvas in one number. */
    String canvas() {
        settle();
        return (String) run("return document.getElementById('canvas').toDataURL()");
    }

    /** A file that a button saves, once it is whole. */
    byte[] saved(Path downloads, String selector, String name) throws Exception {
        Path file = downloads.resolve(name);
        Files.deleteIfExists(file);
        click(selector);
        new WebDriverWait(driver, PATIENCE, Duration.ofMillis(20))
                .withMessage(name)
                .until(any -> Files.exists(file) && !Files.exists(downloads.resolve(name + ".crdownload")));
        return Files.readAllBytes(file);
    }

    /** From now on requests are under way that long. */
    void delayRequests(int milliseconds) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", false, "latency", milliseconds, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    void media(String colours, String motion) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", colours),
                                Map.of("name", "prefers-reduced-motion", "value", motion))));
    }

    void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        settle();
    }
}
