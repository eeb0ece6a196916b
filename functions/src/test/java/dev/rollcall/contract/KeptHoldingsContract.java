package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.KeptHoldings;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.lifecycle.CaseId;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

/** What {@link KeptHoldings} do. */
public abstract class KeptHoldingsContract {
    private static final Instant BEGUN = Instant.parse("2026-01-01T10:00:00Z");
    private static final KeptHoldings.Reader READER =
            new KeptHoldings.Reader(new CaseId("1".repeat(32)), 3, 7);
    private static final Holdings SOME =
            new Holdings(
                    new AccountId("U0ANA"),
                    List.of(
                            new Entitlement.Workspace("T01"),
                            new Entitlement.UserGroup("T01", "S02"),
                            new Entitlement.Channel("C03")),
                    List.of("workspaces", "user-groups:T01"),
                    List.of(),
                    BEGUN,
                    BEGUN.plusSeconds(2));

    private KeptHoldings kept;

    protected abstract KeptHoldings fresh();

    @BeforeEach
    void furnish() {
        kept = fresh();
    }

    @Test
    void tell_the_reader_what_was_read() {
        kept.keep(READER, SOME);

        assertThat(kept.of(READER)).contains(SOME);
    }

    @Test
    void do_not_keep_what_was_put_off() {
        kept.keep(
                READER,
                new Holdings(
                        SOME.account(),
                        SOME.entitlements(),
                        SOME.read(),
                        List.of(new Holdings.Unread("channels:T01", "rate-limited")),
                        SOME.begun(),
                        SOME.readAt()));

        assertThat(kept.of(READER)).contains(SOME);
    }

    @Test
    void keep_the_latest_only_and_also_nothing() {
        Holdings nothing =
                new Holdings(SOME.account(), List.of(), List.of(), List.of(), BEGUN, BEGUN);

        kept.keep(READER, SOME);
        kept.keep(READER, nothing);

        assertThat(kept.of(READER)).contains(nothing);
    }

    @Test
    void tell_nothing_to_a_later_run_nor_after_another_look_was_wanted() {
        kept.keep(READER, SOME);

        assertThat(kept.of(new KeptHoldings.Reader(READER.run(), 4, 7))).isEmpty();
        assertThat(kept.of(new KeptHoldings.Reader(READER.run(), 3, 8))).isEmpty();
        assertThat(kept.of(new KeptHoldings.Reader(new CaseId("2".repeat(32)), 3, 7))).isEmpty();
    }
}
