package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.LinkDisputes;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.HumanKey;
import dev.rollcall.domain.link.DisputeId;
import dev.rollcall.domain.link.LinkDecision.Reason;
import dev.rollcall.domain.link.LinkDispute;
import dev.rollcall.domain.link.LinkDispute.Settlement;
import dev.rollcall.domain.person.PersonId;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Disputed links in the table, an item each; what is open is found by the index. What a human said
 * of an account has an item of its own, which no later question touches.
 */
public final class DynamoLinkDisputes implements LinkDisputes {
    private static final Shards SHARDS = Shards.one("DISPUTE");
    private static final String ACCOUNTS = "accounts";
    private static final String HUMAN = "human";
    private static final String THEIRS = "theirs";
    private static final String IS_THEIRS = "isTheirs";

    private final Table table;

    public DynamoLinkDisputes(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public LinkDispute open(LinkDispute fresh) {
        Attributes item =
                Attributes.at(Keys.dispute(fresh.id()))
                        .with(HintAttributes.of(fresh.person()))
                        .with("reason", fresh.reason().name())
                        .with(ACCOUNTS, listed(fresh))
                        .with("since", fresh.since())
                        .with(
                                PendingIndex.attributes(
                                        SHARDS.of(fresh.id().value()), fresh.since()));
        table.put(
                new Write.Put(
                        fresh.human().map(human -> item.with(HUMAN, human.digest())).orElse(item),
                        Write.ABSENT + " OR #reason <> :reason OR #accounts <> :accounts",
                        question(fresh)));
        return find(fresh.id()).orElse(fresh);
    }

    @Override
    public Optional<LinkDispute> find(DisputeId id) {
        return table.get(Keys.dispute(id)).map(DynamoLinkDisputes::read);
    }

    @Override
    public LinkDispute settle(LinkDispute shown, Settlement settlement) {
        Attributes answer =
                question(shown)
                        .with("by", settlement.by())
                        .with("settledAt", settlement.at())
                        .with("note", settlement.reason())
                        .with(THEIRS, settlement.theirs().map(AccountId::value).orElse("none"));
        LinkDispute answered = shown.settled(settlement);
        List<Write> writes = new ArrayList<>();
        writes.add(
                new Write.Update(
                        Keys.dispute(shown.id()),
                        "SET #by = :by, #settledAt = :settledAt, #note = :note, #theirs = :theirs"
                                + " REMOVE "
                                + PendingIndex.REMOVE,
                        "#reason = :reason AND #accounts = :accounts"
                                + " AND attribute_not_exists(#settledAt)",
                        answer));
        answered.notTheirs().forEach(account -> writes.add(said(answered, account, false)));
        settlement.theirs().ifPresent(account -> writes.add(said(answered, account, true)));
        table.transact(writes);
        return find(shown.id()).orElse(shown);
    }

    @Override
    public Set<AccountId> notTheirs(PersonId person) {
        return table.beginning(Keys.said(DisputeId.of(person))).stream()
                .filter(said -> !said.truth(IS_THEIRS))
                .map(said -> new AccountId(said.text("account")))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Write said(LinkDispute answered, AccountId account, boolean theirs) {
        return new Write.Update(
                Keys.said(answered.id(), account),
                "SET #account = :account, #isTheirs = :isTheirs",
                "",
                Attributes.none().with("account", account.value()).with(IS_THEIRS, theirs));
    }

    @Override
    public void forget(LinkDispute answered) {
        table.delete(
                new Write.Delete(
                        Keys.dispute(answered.id()),
                        "#reason = :reason AND #accounts = :accounts"
                                + " AND attribute_exists(#settledAt)",
                        question(answered)));
    }

    @Override
    public List<LinkDispute> open(int limit) {
        return PendingIndex.oldest(table, SHARDS, limit, _ -> true).stream()
                .map(DynamoLinkDisputes::read)
                .filter(LinkDispute::isOpen)
                .toList();
    }

    private static Attributes question(LinkDispute dispute) {
        return Attributes.none()
                .with("reason", dispute.reason().name())
                .with(ACCOUNTS, listed(dispute));
    }

    private static String listed(LinkDispute dispute) {
        return dispute.accounts().stream()
                .map(AccountId::value)
                .collect(Collectors.joining(" ", "[", "]"));
    }

    private static List<AccountId> accounts(String listed) {
        String inner = listed.substring(1, listed.length() - 1);
        return Arrays.stream(inner.split(" "))
                .filter(id -> !id.isEmpty())
                .map(AccountId::new)
                .toList();
    }

    private static LinkDispute read(Attributes item) {
        return new LinkDispute(
                HintAttributes.person(item),
                Reason.valueOf(item.text("reason")),
                accounts(item.text(ACCOUNTS)),
                item.textIfAny(HUMAN).map(HumanKey::new),
                item.instant("since"),
                item.instantIfAny("settledAt")
                        .map(at ->
                                new Settlement(
                                        item.textIfAny(THEIRS)
                                                .filter(theirs -> !theirs.equals("none"))
                                                .map(AccountId::new),
                                        item.text("by"),
                                        at,
                                        item.text("note"))));
    }
}
