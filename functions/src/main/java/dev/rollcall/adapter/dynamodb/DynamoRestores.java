package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Restores;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.restore.Approval;
import dev.rollcall.domain.restore.LeftOut;
import dev.rollcall.domain.restore.Restore;
import dev.rollcall.domain.restore.Restore.Cut;
import dev.rollcall.domain.restore.Restore.State;
import dev.rollcall.domain.restore.RestoredGrant;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came of cuts in the table, beside what was given back of it; who waits is in the index. */
public final class DynamoRestores implements Restores {
    private static final Shards SHARDS = Shards.one("RESTORE");
    private static final String CUT = "cut";
    private static final String STATE = "state";
    private static final String ITEMS = "items";
    private static final String CAPTURED_AT = "capturedAt";
    private static final String ENTITLEMENT = "entitlement";
    private static final String CAPTURED = "CAPTURED";
    private static final String PROPOSED = "PROPOSED";
    private static final String APPROVED = "APPROVED";

    private static final String AS_SHOWN =
            "#state = :state AND #items = :items AND #capturedAt = :capturedAt";

    private final Table table;

    public DynamoRestores(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public Optional<Restore> of(PersonId person, AccountId account) {
        return table.get(Keys.restore(person, account)).map(DynamoRestores::read);
    }

    @Override
    public List<Restore> of(PersonId person) {
        return table.query(Keys.restores(person)).stream()
                .filter(item -> item.has(STATE))
                .map(DynamoRestores::read)
                .toList();
    }

    @Override
    public void keep(Restore restore) {
        table.put(Write.Put.always(item(restore)));
    }

    @Override
    public boolean offer(Restore restore) {
        return table.put(Write.Put.ifAbsent(item(restore))) instanceof Written.Done;
    }

    @Override
    public boolean replace(Restore shown, Restore next) {
        return table.put(new Write.Put(item(next), AS_SHOWN, content(shown)))
                instanceof Written.Done;
    }

    @Override
    public boolean drop(Restore shown) {
        Key key = Keys.restore(shown.person(), shown.account());
        return table.delete(new Write.Delete(key, AS_SHOWN, content(shown)))
                instanceof Written.Done;
    }

    @Override
    public List<Restore> waiting(int limit) {
        return PendingIndex.oldest(table, SHARDS, limit, _ -> true).stream()
                .map(DynamoRestores::read)
                .toList();
    }

    @Override
    public void given(RestoredGrant grant) {
        table.put(
                Write.Put.always(
                        Attributes.at(
                                        Keys.restored(
                                                grant.person(),
                                                grant.account(),
                                                grant.entitlement()))
                                .with(HintAttributes.of(grant.person()))
                                .with("account", grant.account().value())
                                .with(ENTITLEMENT, grant.entitlement().key())
                                .with("at", grant.at())
                                .with(approval(grant.approval()))));
    }

    @Override
    public List<RestoredGrant> given(PersonId person) {
        return table.query(Keys.restores(person)).stream()
                .filter(item -> item.has(ENTITLEMENT))
                .map(item ->
                        new RestoredGrant(
                                HintAttributes.person(item),
                                new AccountId(item.text("account")),
                                Entitlement.parse(item.text(ENTITLEMENT)),
                                item.instant("at"),
                                approval(item)))
                .toList();
    }

    private static Attributes item(Restore restore) {
        Attributes item =
                Attributes.at(Keys.restore(restore.person(), restore.account()))
                        .with(HintAttributes.of(restore.person()))
                        .with("account", restore.account().value())
                        .with(CUT, restore.cut().name())
                        .with(content(restore));
        Attributes whole =
                switch (restore.state()) {
                    case State.Captured _ -> item;
                    case State.Proposed proposed ->
                            item.with("since", proposed.since())
                                    .with("leftOut", text(proposed.leftOut()));
                    case State.Approved approved -> item.with(approval(approved.approval()));
                };
        String shard = SHARDS.of(restore.person().value());
        return restore.waitsSince()
                .map(since -> whole.with(PendingIndex.attributes(shard, since)))
                .orElse(whole);
    }

    /** What has to be the same for a human's word on it to count. */
    private static Attributes content(Restore restore) {
        String state =
                switch (restore.state()) {
                    case State.Captured _ -> CAPTURED;
                    case State.Proposed _ -> PROPOSED;
                    case State.Approved _ -> APPROVED;
                };
        String items =
                restore.items().stream().map(Entitlement::key).collect(Collectors.joining(" "));
        return Attributes.none()
                .with(STATE, state)
                .with(ITEMS, items)
                .with(CAPTURED_AT, restore.capturedAt());
    }

    private static Attributes approval(Approval approval) {
        return Attributes.none()
                .with("by", approval.by())
                .with("approvedAt", approval.at())
                .with("digest", approval.digest());
    }

    private static Approval approval(Attributes item) {
        return new Approval(item.text("by"), item.instant("approvedAt"), item.text("digest"));
    }

    private static Restore read(Attributes item) {
        return new Restore(
                HintAttributes.person(item),
                new AccountId(item.text("account")),
                cut(item),
                item.instant(CAPTURED_AT),
                state(item));
    }

    /** Rows of before there were offers do not say it. */
    private static Cut cut(Attributes item) {
        return item.textIfAny(CUT)
                .flatMap(name ->
                        Arrays.stream(Cut.values())
                                .filter(cut -> cut.name().equals(name))
                                .findFirst())
                .orElse(Cut.BY_US);
    }

    private static State state(Attributes item) {
        List<Entitlement> items = words(item.text(ITEMS)).map(Entitlement::parse).toList();
        return switch (item.text(STATE)) {
            case CAPTURED -> new State.Captured(Set.copyOf(items));
            case PROPOSED ->
                    new State.Proposed(
                            item.instant("since"),
                            items,
                            words(item.text("leftOut")).map(DynamoRestores::leftOut).toList());
            case APPROVED -> new State.Approved(approval(item), items);
            default -> throw Attributes.unreadable(STATE);
        };
    }

    private static String text(Collection<LeftOut> leftOut) {
        return leftOut.stream()
                .map(left -> left.entitlement().key() + "=" + left.why())
                .collect(Collectors.joining(" "));
    }

    private static LeftOut leftOut(String word) {
        int equals = word.indexOf('=');
        return new LeftOut(
                Entitlement.parse(word.substring(0, equals)),
                LeftOut.Why.valueOf(word.substring(equals + 1)));
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split(" ", -1)).filter(word -> !word.isEmpty());
    }
}
