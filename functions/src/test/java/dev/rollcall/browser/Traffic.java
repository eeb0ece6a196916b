package dev.rollcall.browser;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.http.Json;

import org.openqa.selenium.WebDriver;
import org.openqa.selenium.logging.LogEntry;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** What the browser asked for, and what it complained of, since somebody looked last. */
final class Traffic {
    /** A page that says "no" says it with a status, and Chromium notes every such answer. */
    private static final Pattern SAYS_NO =
            Pattern.compile("\\S+(?<!\\.css) - Failed to load resource: .* status of 4.*");

    private final WebDriver driver;

    Traffic(WebDriver driver) {
        this.driver = requireNonNull(driver, "driver is null");
    }

    void assertNothingForeign(Collection<URI> sites) {
        assertThat(requests())
                .as("requests of the browser")
                .isNotEmpty()
                .allSatisfy(uri ->
                        assertThat(sites.stream().map(URI::getAuthority))
                                .contains(uri.getAuthority()));
        assertThat(complaints()).as("the console").isEmpty();
    }

    private List<URI> requests() {
        return entries("performance").stream()
                .map(entry -> Json.parseObject(entry.getMessage()).path("message"))
                .filter(event -> event.path("method").asText().equals("Network.requestWillBeSent"))
                .map(event -> URI.create(event.path("params").path("request").path("url").asText()))
                .filter(uri -> uri.getScheme().matches("https?|wss?"))
                .toList();
    }

    private List<String> complaints() {
        return entries("browser").stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .filter(complaint -> !SAYS_NO.matcher(complaint).matches())
                .toList();
    }

    private List<LogEntry> entries(String log) {
        return StreamSupport.stream(driver.manage().logs().get(log).spliterator(), false).toList();
    }
}
