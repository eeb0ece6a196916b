package dev.rollcall.cli;

import dev.rollcall.wire.BrakeStatus;
import dev.rollcall.wire.StopState;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The brake's status for a human at a terminal. */
final class StatusText {
    private static final String DEACTIVATE = "deactivate";

    private StatusText() {}

    static String of(BrakeStatus status) {
        return String.join(
                "\n",
                "As of " + seconds(status.at()),
                "",
                "Stop switch   " + stop(status.stop()),
                "",
                "Admitted, of the limit"
                        + (status.activeAccounts() > 0
                                ? " (" + status.activeAccounts() + " active accounts)"
                                : " (number of accounts not known: the floors apply)"),
                kinds(status.kinds()),
                "",
                "Open batches  " + (status.batches().isEmpty() ? "none" : ""),
                lines(status.batches().stream().map(StatusText::batch).toList())
                        + "Held leavers  "
                        + held(status.held()),
                "",
                "Okta's hooks  " + hooks(status.hooks()),
                "",
                "Approvers     "
                        + (status.reachSeenAt().isEmpty()
                                ? "not looked at yet; it is every 15 minutes"
                                : "looked at " + seconds(status.reachSeenAt())),
                lines(status.tiers().stream().map(StatusText::tier).toList()));
    }

    /** One line: where it stands, since when, by whom, why. */
    static String stop(StopState stop) {
        return switch (stop.position()) {
            case "unreadable" ->
                    "UNREADABLE: everything is stopped. Mend or delete the item STOP#SWITCH in the"
                            + " table.";
            case String position when stop.since().isEmpty() ->
                    position.toUpperCase(Locale.ROOT) + ", never thrown";
            case String position ->
                    "%s since %s, by %s: %s"
                            .formatted(
                                    position.toUpperCase(Locale.ROOT),
                                    seconds(stop.since()),
                                    stop.by(),
                                    stop.reason());
        };
    }

    /** Deactivations always; others only where there were any. */
    private static String kinds(List<BrakeStatus.Kind> kinds) {
        return kinds.stream()
                .filter(kind ->
                        kind.kind().equals(DEACTIVATE)
                                || kind.windows().stream().anyMatch(used -> used.admitted() > 0))
                .map(kind ->
                        "  %-24s%s"
                                .formatted(
                                        kind.kind(),
                                        kind.windows().stream()
                                                .map(used ->
                                                        "%s %d/%d"
                                                                .formatted(
                                                                        used.window(),
                                                                        used.admitted(),
                                                                        used.limit()))
                                                .collect(Collectors.joining(", "))))
                .collect(Collectors.joining("\n"));
    }

    private static String batch(BrakeStatus.OpenBatch batch) {
        return "%s  %s, %s, %d of them, tier %d, since %s%s"
                .formatted(
                        batch.id(),
                        batch.kind(),
                        batch.state(),
                        batch.size(),
                        batch.level(),
                        seconds(batch.since()),
                        batch.expires().isEmpty()
                                ? ""
                                : ", next tier at " + seconds(batch.expires()));
    }

    private static String held(BrakeStatus.Held held) {
        return held.count() == 0
                ? "none"
                : "%d%s, the first left %s"
                        .formatted(
                                held.count(),
                                held.more() ? " or more" : "",
                                seconds(held.oldest()));
    }

    private static String hooks(BrakeStatus.Hooks hooks) {
        if (hooks.silentFrom().isEmpty()) {
            return "no event was missed";
        }
        String alone = "%d events came by the System Log alone".formatted(hooks.events());
        return hooks.silentUntil().isEmpty()
                ? "SILENT since %s: %s. Look at the event hook in Okta; nothing is lost."
                        .formatted(seconds(hooks.silentFrom()), alone)
                : "last silent from %s until %s: %s"
                        .formatted(
                                seconds(hooks.silentFrom()), seconds(hooks.silentUntil()), alone);
    }

    private static String tier(BrakeStatus.Tier tier) {
        String missing =
                tier.reachable() < tier.needed()
                        ? "; TOO FEW, have approvers confirm their mail or name more"
                        : "";
        String revocable =
                tier.revocable() > 0
                        ? "; %d can be unsubscribed by anybody who has one of their mails"
                                .formatted(tier.revocable())
                        : "";
        return "tier %d: %d of %d reachable, %d needed%s%s"
                .formatted(
                        tier.tier(),
                        tier.reachable(),
                        tier.asked(),
                        tier.needed(),
                        missing,
                        revocable);
    }

    /** Nobody reads a nanosecond. */
    static String seconds(String time) {
        return time.replaceFirst("\\.\\d+Z$", "Z");
    }

    private static String lines(List<String> rows) {
        return rows.stream().map(row -> "  " + row + "\n").collect(Collectors.joining());
    }
}
