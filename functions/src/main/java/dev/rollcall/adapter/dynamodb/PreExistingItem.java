package dev.rollcall.adapter.dynamodb;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.adoption.PreExisting;
import dev.rollcall.domain.adoption.PreExisting.End;
import dev.rollcall.domain.adoption.PreExisting.Granted;
import dev.rollcall.domain.adoption.PreExisting.Why;
import dev.rollcall.domain.reconcile.SnapshotId;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** What an account had before, as an item. */
final class PreExistingItem {
    static final String VERSION = "version";
    static final String BASELINE = "baseline";

    /** For so long one that has ended is known; the sealed list is kept for longer. */
    private static final Duration KEPT = Duration.ofDays(90);

    private static final String ENTRY = "grantedBy";
    private static final String ENDING_SINCE = "endingSince";
    private static final String ENDED_AT = "endedAt";

    private PreExistingItem() {}

    static Attributes of(PreExisting one) {
        Attributes item =
                Attributes.at(Keys.preExisting(one.account(), one.thing()))
                        .with("account", one.account().value())
                        .with("entitlement", one.thing().key())
                        .with(granted(one.granted()))
                        .with(BASELINE, one.baseline().value())
                        .with("owner", one.owner())
                        .with("until", one.until().toString())
                        .with(VERSION, one.version());
        Attributes looking =
                one.ending()
                        .map(ending ->
                                item.with(ENDING_SINCE, ending.at())
                                        .with("ending", ending.why().name()))
                        .orElse(item);
        return one.end()
                .map(end ->
                        looking.with(ENDED_AT, end.at())
                                .with("ended", end.why().name())
                                .with("expiresAt", end.at().plus(KEPT).getEpochSecond()))
                .orElse(looking);
    }

    static PreExisting read(Attributes item) {
        try {
            return new PreExisting(
                    new AccountId(item.text("account")),
                    Entitlement.parse(item.text("entitlement")),
                    granted(item),
                    new SnapshotId(item.text(BASELINE)),
                    item.text("owner"),
                    LocalDate.parse(item.text("until")),
                    item.instantIfAny(ENDING_SINCE)
                            .map(at -> new End(at, Why.valueOf(item.text("ending")))),
                    item.instantIfAny(ENDED_AT)
                            .map(at -> new End(at, Why.valueOf(item.text("ended")))),
                    item.number(VERSION));
        } catch (IllegalArgumentException | DateTimeException _) {
            throw Attributes.unreadable("pre-existing");
        }
    }

    private static Attributes granted(Granted granted) {
        return switch (granted) {
            case Granted.At(Instant time, String entry) ->
                    Attributes.none().with("grantedAt", time).with(ENTRY, entry);
            case Granted.Before(Instant baseline) ->
                    Attributes.none().with("grantedBefore", baseline);
        };
    }

    private static Granted granted(Attributes item) {
        Optional<String> entry = item.textIfAny(ENTRY);
        return entry.isPresent()
                ? new Granted.At(item.instant("grantedAt"), entry.get())
                : new Granted.Before(item.instant("grantedBefore"));
    }
}
