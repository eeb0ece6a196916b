package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ApprovedPolicy;
import dev.rollcall.domain.policy.PolicyInForce;

import java.util.Optional;

/** Which policy was approved: one item, which only the function that puts it in force may write. */
public final class DynamoApprovedPolicy implements ApprovedPolicy {
    private static final String NEXT = "next";

    private final Table table;

    public DynamoApprovedPolicy(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public Optional<PolicyInForce> read() {
        return table.get(Keys.policyInForce()).map(DynamoApprovedPolicy::read);
    }

    @Override
    public boolean replace(Optional<PolicyInForce> seen, PolicyInForce next) {
        Attributes item = Attributes.at(Keys.policyInForce()).with(of(next));
        Write.Put put =
                seen.map(before -> new Write.Put(item, asSeen(before), of(before)))
                        .orElseGet(() -> Write.Put.ifAbsent(item));
        return table.put(put).leaves(present -> read(present).equals(next));
    }

    private static String asSeen(PolicyInForce seen) {
        String next = seen.next().map(_ -> "#next = :next").orElse("attribute_not_exists(#next)");
        return "#digest = :digest AND #since = :since AND " + next;
    }

    private static Attributes of(PolicyInForce inForce) {
        Attributes item =
                Attributes.none().with("digest", inForce.digest()).with("since", inForce.since());
        return inForce.next().map(next -> item.with(NEXT, next)).orElse(item);
    }

    private static PolicyInForce read(Attributes item) {
        return new PolicyInForce(item.text("digest"), item.instant("since"), item.textIfAny(NEXT));
    }
}
