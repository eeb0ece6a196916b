package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.ANAS;
import static dev.rollcall.contract.Samples.ANAS_OTHER;
import static dev.rollcall.contract.Samples.BEN;
import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Links;
import dev.rollcall.domain.access.Link;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link Links} do. */
public abstract class LinksContract {
    private Links links;

    protected abstract Links links();

    @BeforeEach
    void take_the_links() {
        links = links();
    }

    @Test
    void a_person_may_have_several_accounts_and_an_account_several_persons() {
        Link one = new Link(ANA, ANAS, NOON, "adopted");
        Link other = new Link(ANA, ANAS_OTHER, NOON, "by-email");
        Link shared = new Link(BEN, ANAS, NOON, "by-hand");
        links.record(one);
        links.record(other);
        links.record(shared);

        assertThat(links.of(ANA)).containsExactlyInAnyOrder(one, other);
        assertThat(links.of(BEN)).containsExactly(shared);
        assertThat(links.to(ANAS)).containsExactlyInAnyOrder(one, shared);
        assertThat(links.to(ANAS_OTHER)).containsExactly(other);
    }

    @Test
    void recording_again_changes_nothing() {
        Link first = new Link(ANA, ANAS, NOON, "adopted");
        links.record(first);
        links.record(new Link(ANA, ANAS, NOON.plusSeconds(1), "by-hand"));

        assertThat(links.of(ANA)).containsExactly(first);
        assertThat(links.to(ANAS)).containsExactly(first);
    }

    @Test
    void an_unknown_person_has_none() {
        assertThat(links.of(ANA)).isEmpty();
        assertThat(links.to(ANAS)).isEmpty();
    }
}
