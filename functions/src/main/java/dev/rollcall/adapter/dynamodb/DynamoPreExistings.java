package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PreExistings;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.adoption.PreExisting;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What accounts had before, an item for each account and thing. What is open is in the index, in
 * the order of accounts.
 */
public final class DynamoPreExistings implements PreExistings {
    private static final Shards SHARDS = Shards.spread("PREEXISTING");
    private static final ShardWalk<PreExisting> WALK =
            new ShardWalk<>(
                    SHARDS,
                    Pattern.compile("\\S{1,40} \\S{1,200}"),
                    DynamoPreExistings::sorted,
                    PreExistingItem::read);
    private static final String NEW_OR_ENDED = Write.ABSENT + " OR attribute_exists(#endedAt)";
    private static final String AS_SEEN = "#version = :version AND #baseline = :baseline";

    private final Table table;

    public DynamoPreExistings(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public List<PreExisting> of(AccountId account) {
        return table.query(Keys.preExistings(account)).stream()
                .map(PreExistingItem::read)
                .filter(PreExisting::isOpen)
                .toList();
    }

    @Override
    public void adopt(List<PreExisting> found) {
        new ManyPuts(table)
                .putEach(
                        found.stream()
                                .map(one ->
                                        new Write.Put(item(one), NEW_OR_ENDED, Attributes.none()))
                                .toList());
    }

    @Override
    public boolean replace(PreExisting seen, PreExisting next) {
        return table.put(
                        new Write.Put(
                                item(next),
                                AS_SEEN,
                                Attributes.none()
                                        .with(PreExistingItem.VERSION, seen.version())
                                        .with(PreExistingItem.BASELINE, seen.baseline().value())))
                .leaves(present -> PreExistingItem.read(present).equals(next));
    }

    @Override
    public Page open(String point, int most) {
        ShardWalk.Page<PreExisting> page = WALK.page(table, point, most);
        return new Page(page.found(), page.next());
    }

    private static Attributes item(PreExisting one) {
        Attributes item = PreExistingItem.of(one);
        return one.isOpen()
                ? item.with(PendingIndex.SHARD, SHARDS.of(one.account().value()))
                        .with(PendingIndex.SINCE, sorted(one))
                : item;
    }

    private static String sorted(PreExisting one) {
        return one.account() + " " + one.thing().key();
    }
}
