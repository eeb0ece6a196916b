package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rollcall.application.port.AuditChanges;
import dev.rollcall.application.port.AuditChanges.Wanted;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.trace.Author;
import dev.rollcall.domain.trace.Deed;
import dev.rollcall.domain.trace.Touched;
import dev.rollcall.domain.trace.TracedChange;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@link AuditChanges} tells. */
public abstract class AuditChangesContract {
    private static final AccountId MEMBER = new AccountId("U0MEMBER");
    private static final AccountId OTHER = new AccountId("U0OTHER");
    private static final AccountId COLLEAGUE = new AccountId("U0COLLEAGUE");

    /** A Slack in which a contract lets people and programs change things. */
    public interface Fixture extends AutoCloseable {
        AuditChanges changes();

        /** Returns what time it is there. */
        Instant now();

        /** Lets some seconds pass. */
        void pass();

        /** Adds an active member, of which the log says nothing. */
        void add(AccountId account);

        /** Returns a user group without members. */
        Touched group();

        /** Returns a channel without members. */
        Touched channel();

        /** Somebody puts a member into a group or channel by hand. */
        void put(AccountId member, Touched thing, AccountId by);

        void takeOut(AccountId member, Touched thing, AccountId by);

        void deactivate(AccountId account, AccountId by);

        /** Rollcall's own token is used to deactivate. */
        void deactivateByRollcall(AccountId account);

        @Override
        void close();
    }

    private Fixture slack;
    private Instant start;

    protected abstract Fixture slack();

    @BeforeEach
    void furnish() {
        slack = slack();
        List.of(MEMBER, OTHER, COLLEAGUE).forEach(slack::add);
        start = slack.now();
        slack.pass();
    }

    @AfterEach
    void tearDown() {
        slack.close();
    }

    @Test
    void tells_who_put_whom_into_which_group_by_hand() {
        Touched group = slack.group();

        slack.put(MEMBER, group, COLLEAGUE);

        assertThat(all(Wanted.since(start)))
                .singleElement()
                .returns(Deed.ADDED_TO_GROUP, TracedChange::deed)
                .returns(Optional.of(MEMBER), TracedChange::account)
                .returns(Optional.of(group), TracedChange::thing)
                .returns(
                        new Author(Optional.of(COLLEAGUE), Optional.empty(), Author.Means.BY_HAND),
                        TracedChange::by)
                .satisfies(change -> assertThat(change.at()).isBetween(start, slack.now()));
    }

    @Test
    void the_newest_comes_first() {
        Touched group = slack.group();
        slack.put(MEMBER, group, COLLEAGUE);
        slack.pass();
        slack.takeOut(MEMBER, group, OTHER);

        assertThat(all(Wanted.since(start)))
                .extracting(TracedChange::deed)
                .containsExactly(Deed.REMOVED_FROM_GROUP, Deed.ADDED_TO_GROUP);
    }

    @Test
    void one_thing_s_changes_are_told_apart_from_all_others() {
        Touched group = slack.group();
        Touched another = slack.group();
        slack.put(MEMBER, group, COLLEAGUE);
        slack.put(OTHER, another, COLLEAGUE);

        assertThat(all(Wanted.of(another, start)))
                .singleElement()
                .returns(Optional.of(OTHER), TracedChange::account);
        assertThat(all(Wanted.since(start))).hasSize(2);
    }

    @Test
    void comings_and_goings_in_a_channel_are_told_of_that_channel_only() {
        Touched channel = slack.channel();
        slack.put(MEMBER, channel, COLLEAGUE);
        slack.put(OTHER, channel, OTHER);
        slack.takeOut(MEMBER, channel, COLLEAGUE);

        assertThat(all(Wanted.of(channel, start)))
                .extracting(TracedChange::account, change -> change.by().account())
                .containsExactlyInAnyOrder(
                        tuple(Optional.of(MEMBER), Optional.of(COLLEAGUE)),
                        tuple(Optional.of(OTHER), Optional.of(OTHER)),
                        tuple(Optional.of(MEMBER), Optional.of(COLLEAGUE)));
        assertThat(all(Wanted.since(start))).isEmpty();
    }

    @Test
    void what_was_before_is_not_told() {
        slack.deactivate(MEMBER, COLLEAGUE);
        slack.pass();

        assertThat(all(Wanted.since(slack.now()))).isEmpty();
        assertThat(all(Wanted.since(start))).hasSize(1);
    }

    @Test
    void a_deactivation_by_hand_is_told_apart_from_our_own() {
        slack.deactivate(MEMBER, COLLEAGUE);
        slack.pass();
        slack.deactivateByRollcall(OTHER);

        assertThat(all(Wanted.since(start)))
                .extracting(TracedChange::account, change -> change.by().means())
                .containsExactly(
                        tuple(Optional.of(OTHER), Author.Means.ROLLCALL),
                        tuple(Optional.of(MEMBER), Author.Means.BY_HAND));
    }

    private List<TracedChange> all(Wanted wanted) {
        List<TracedChange> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            AuditChanges.Page page = slack.changes().read(wanted, cursor);
            all.addAll(page.changes());
            cursor = page.next();
        } while (cursor.isPresent());
        return all;
    }
}
