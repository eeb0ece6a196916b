package dev.rollcall.local.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.local.http.LoopbackServer;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

class BrowserTest {
    private static final String PAGE =
            """
            <!DOCTYPE html><html><body><h1>Tom &amp; Ana&#39;s <em>list</em></h1>
            <a class="button" href="/people?q=a&amp;page=2">See the people</a>
            <form method="get" action="/search"><input type="search" name="q" value=""></form>
            <form method="post" action="/list/decide">
            <input type="hidden" name="token" value="&lt;t&gt;">
            <label>To confirm, type <kbd>release 2</kbd></label>
            <input type="text" id="phrase" name="phrase" required>
            <input type="radio" name="rest" value="NOT_NOW" checked>
            <input type="radio" name="rest" value="SOURCE_WRONG">
            <button class="button" name="then" value="review">Go</button>
            </form></body></html>
            """;

    private final List<Request> received = Collections.synchronizedList(new ArrayList<>());
    private final LoopbackServer site = LoopbackServer.start(0, List.of(), this::answer);
    private final URI address = URI.create("http://127.0.0.1:" + site.port() + "/list");
    private final Browser browser = new Browser();

    @AfterEach
    void close() {
        browser.close();
        site.close();
    }

    @Test
    void a_page_shows_its_heading_its_links_and_what_to_type() {
        Page page = browser.open(address);

        assertThat(page.heading()).isEqualTo("Tom & Ana's list");
        assertThat(page.link("See the people")).isEqualTo(address.resolve("/people?q=a&page=2"));
        assertThat(page.phrase()).isEqualTo("release 2");
        assertThatThrownBy(() -> page.link("Delete everything"))
                .hasMessage(
                        "The page \"Tom & Ana's list\" (200) has no link \"Delete everything\"");
    }

    @Test
    void a_form_is_sent_with_what_the_page_filled_in_and_what_was_entered() {
        Page page = browser.open(address);
        PageForm form = page.form("/decide");
        browser.submit(page, form.typed("phrase", "release 2").chosen("then", "review"));

        Request sent = received.get(1);
        assertThat(sent.path()).isEqualTo("/list/decide");
        assertThat(sent.arguments())
                .containsEntry("token", "<t>")
                .containsEntry("phrase", "release 2")
                .containsEntry("rest", "NOT_NOW")
                .containsEntry("then", "review");
        assertThat(sent.header("sec-fetch-site")).contains("same-origin");
    }

    @Test
    void only_what_a_form_offers_can_be_entered() {
        PageForm form = browser.open(address).form("/decide");

        assertThatThrownBy(() -> form.typed("token", "mine"))
                .hasMessage("The form does not offer token");
        assertThatThrownBy(() -> form.chosen("rest", "RELEASE"))
                .hasMessage("The form does not offer rest=RELEASE");
    }

    @Test
    void cookies_are_sent_back_until_they_end_and_redirects_are_followed() {
        Page page = browser.open(address.resolve("/in"));
        assertThat(page.address()).isEqualTo(address);
        assertThat(received.getLast().header("cookie")).contains("session=s; other=o");

        browser.open(address.resolve("/out"));
        assertThat(received.getLast().header("cookie")).contains("other=o");
    }

    private Reply answer(Request request) {
        received.add(request);
        return switch (request.path()) {
            case "/in" ->
                    Reply.empty(303)
                            .with("Location", "/list")
                            .with("Set-Cookie", "session=s; Path=/; Max-Age=600; HttpOnly")
                            .with("Set-Cookie", "other=o; Path=/; SameSite=Lax");
            case "/out" ->
                    Reply.empty(302)
                            .with("Location", "/list")
                            .with("Set-Cookie", "session=; Path=/; Max-Age=0");
            default -> Reply.raw(200, PAGE);
        };
    }
}
