package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Touches;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.reconcile.Touch;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Touches in the table, one item for each account and thing, found again by the index. */
public final class DynamoTouches implements Touches {
    private static final Shards SHARDS = Shards.spread("TOUCH");
    private static final String ACCOUNT = "account";
    private static final String WHAT = "what";
    private static final String HAS = "has";

    /** Slack's time in seconds: it says no more. */
    private static final String AT = "at";

    private final Table table;

    public DynamoTouches(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public void record(Collection<Touch> touches) {
        Map<Key, Touch> latest = new LinkedHashMap<>();
        for (Touch touch : touches) {
            latest.merge(
                    Keys.touch(touch),
                    touch,
                    (one, other) -> other.at().isBefore(one.at()) ? one : other);
        }
        new ManyPuts(table).putEach(latest.values().stream().map(DynamoTouches::put).toList());
    }

    @Override
    public List<Touch> pending(int most) {
        return PendingIndex.oldest(table, SHARDS, most, _ -> true).stream()
                .map(DynamoTouches::read)
                .toList();
    }

    @Override
    public void seen(Touch touch) {
        table.delete(
                new Write.Delete(
                        Keys.touch(touch),
                        // Slack's seconds are long enough for both of being added and removed.
                        "#at = :at AND #has = :has",
                        Attributes.none()
                                .with(AT, touch.at().getEpochSecond())
                                .with(HAS, has(touch))));
    }

    /** Events come in no order: of two the later one counts. */
    private static Write.Put put(Touch touch) {
        long at = touch.at().getEpochSecond();
        Attributes item =
                Attributes.at(Keys.touch(touch))
                        .with(ACCOUNT, touch.account().value())
                        .with(WHAT, touch.what())
                        .with(HAS, has(touch))
                        .with(AT, at)
                        .with(
                                PendingIndex.attributes(
                                        SHARDS.of(touch.account().value()), touch.at()));
        return new Write.Put(item, Write.ABSENT + " OR #at <= :at", Attributes.none().with(AT, at));
    }

    private static boolean has(Touch touch) {
        return switch (touch) {
            case Touch.Membership membership -> membership.has();
            case Touch.Activity activity -> activity.active();
            case Touch.Arrival _ -> true;
            case Touch.Unknown unknown -> unknown.has();
        };
    }

    private static Touch read(Attributes item) {
        AccountId account = new AccountId(item.text(ACCOUNT));
        Instant at = Instant.ofEpochSecond(item.number(AT));
        boolean has = item.truth(HAS);
        return switch (item.text(WHAT)) {
            case Touch.Activity.WHAT -> new Touch.Activity(account, has, at);
            case Touch.Arrival.WHAT -> new Touch.Arrival(account, at);
            case String thing -> membership(account, thing, has, at);
        };
    }

    private static Touch membership(AccountId account, String thing, boolean has, Instant at) {
        try {
            return new Touch.Membership(account, Entitlement.parse(thing), has, at);
        } catch (IllegalArgumentException _) {
            return new Touch.Unknown(account, thing, has, at);
        }
    }
}
