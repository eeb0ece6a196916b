package dev.rollcall.function.site;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.testing.FixedPolicies;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.stream.Collectors;

/** What the pages log. */
@Isolated("the log is everybody's")
class SiteLogsTest {
    private final SiteWorld world = SiteWorld.withIssuer();
    private final BatchId batch = world.sealed(3, 1);
    private final String secret = world.link(batch, FixedPolicies.KIM);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.rollcall");

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void listen_no_more() {
        logger.detachAppender(lines);
    }

    @Test
    void no_secret_no_name_and_nothing_that_was_typed_gets_into_a_log() {
        Browser browser = world.browser();
        String state = world.beginSignIn(browser, secret);
        String refused = world.issuer.signIn(state, "sub-lee");
        browser.get("/approve/signed-in?state=" + state + "&code=" + refused);
        world.signIn(browser, secret, "sub-kim");
        String link = "/approve/" + secret;
        browser.get(link + "/people?q=person+1");
        Map<String, String> form =
                Browser.form(browser.get(link + "/review?scope=all"), link + "/decide");
        browser.post(link + "/decide", Browser.with(form, "phrase", "typed words"));
        browser.post(link + "/decide", Browser.with(form, "phrase", "release 3"));

        String logged =
                lines.list.stream()
                        .map(line -> line.getFormattedMessage() + " " + line.getKeyValuePairs())
                        .collect(Collectors.joining("\n"));
        assertThat(logged)
                .contains("somebody-else", "WrongPhrase", "Counted", batch.value(), "kim")
                .doesNotContain(secret, state, refused, form.getOrDefault("token", "?"))
                .doesNotContain("Person 1", "@acme.example", "typed words")
                .doesNotContain(browser.cookies().values());
    }
}
