package dev.rollcall.browser;

import static java.util.Objects.requireNonNull;

import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** A Chromium without a window and with an empty profile, as an approver uses it. */
final class ApproversBrowser implements AutoCloseable {
    /** Says that it does not know this Chromium's debugging protocol, which no story needs. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private static final Map<String, Object> LOGS = Map.of("browser", "ALL", "performance", "ALL");

    private final ChromeDriver driver;
    private final Path profile;
    private final Traffic traffic;

    private ApproversBrowser(ChromeDriver driver, Path profile) {
        this.driver = requireNonNull(driver, "driver is null");
        this.profile = requireNonNull(profile, "profile is null");
        this.traffic = new Traffic(driver);
    }

    static ApproversBrowser start() {
        SELENIUM.setLevel(Level.SEVERE);
        try {
            Path profile = Files.createTempDirectory("rollcall-chromium");
            ChromeOptions options = new ChromeOptions();
            options.setBinary(Programs.CHROMIUM.orElseThrow().toString());
            options.addArguments(
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-dev-shm-usage",
                    "--host-resolver-rules=MAP localhost 127.0.0.1",
                    "--user-data-dir=" + profile);
            options.setCapability("goog:loggingPrefs", LOGS);
            ChromeDriverService service =
                    new ChromeDriverService.Builder()
                            .usingDriverExecutable(Programs.CHROMEDRIVER.orElseThrow().toFile())
                            .usingAnyFreePort()
                            .build();
            return new ApproversBrowser(new ChromeDriver(service, options), profile);
        } catch (IOException e) {
            throw new UncheckedIOException("Chromium's profile cannot be made", e);
        }
    }

    @Override
    public void close() {
        driver.quit();
        try (Stream<Path> left = Files.walk(profile)) {
            for (Path file : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Chromium's profile cannot be removed", e);
        }
    }

    /** Another person's browser: it knows nothing, and has a wide window. */
    ApproversBrowser asNew() {
        driver.manage().deleteAllCookies();
        command("Network.clearBrowserCookies", Map.of());
        command("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        inTheDark(false);
        wide(1200, 900);
        return this;
    }

    void wide(int width, int height) {
        screen(width, height, false);
    }

    void phone() {
        screen(360, 740, true);
    }

    private void screen(int width, int height, boolean phone) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width", width,
                        "height", height,
                        "deviceScaleFactor", phone ? 2 : 1,
                        "mobile", phone));
    }

    void inTheDark(boolean dark) {
        command(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of(
                                        "name",
                                        "prefers-color-scheme",
                                        "value",
                                        dark ? "dark" : "light"))));
    }

    void withoutJavaScript() {
        command("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    }

    /** Follows the link in a mail. */
    Overview opens(String link) {
        driver.get(link);
        return new Overview(driver);
    }

    /** Follows the link and signs in as its approver. */
    Overview signsIn(HeldList list, Approving approver) {
        return opens(list.linkOf(approver)).signIn().as(approver.subject());
    }

    /** Returns the window that was left. */
    String opensWindow() {
        String left = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.WINDOW);
        return left;
    }

    /** Closes this window and goes on in another one. */
    void closesWindow(String other) {
        driver.close();
        driver.switchTo().window(other);
    }

    void goesBack() {
        driver.navigate().back();
    }

    void reloads() {
        driver.navigate().refresh();
    }

    Screen screen() {
        return new Screen(driver);
    }

    WebDriver driver() {
        return driver;
    }

    Traffic traffic() {
        return traffic;
    }

    /** Returns everything on the page that can be used, as a screen reader says it. */
    List<SpokenNames.Control> controls() {
        return SpokenNames.in(driver.executeCdpCommand("Accessibility.getFullAXTree", Map.of()));
    }

    /** Runs a check that lies beside the tests, in the page but not of the page. */
    Object look(String script) {
        return requireNonNull(driver.executeScript(script), "the check says nothing");
    }

    /**
     * Returns the page as PNG.
     *
     * @param whole also what lies below the window
     */
    byte[] picture(boolean whole) {
        Object data =
                driver.executeCdpCommand(
                                "Page.captureScreenshot",
                                Map.of("format", "png", "captureBeyondViewport", whole))
                        .get("data");
        return Base64.getDecoder().decode((String) data);
    }

    private void command(String name, Map<String, Object> parameters) {
        driver.executeCdpCommand(name, parameters);
    }
}
