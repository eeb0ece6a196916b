package dev.rollcall.function.operator;

import dev.rollcall.application.intake.HookSilence;
import dev.rollcall.application.operator.Brake;
import dev.rollcall.application.operator.StopMark;
import dev.rollcall.application.port.ReachReports;
import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.breaker.Window;
import dev.rollcall.wire.BrakeStatus;
import dev.rollcall.wire.StopState;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The brake as the wire has it. */
final class BrakeJson {
    private static final String NONE = "";

    private BrakeJson() {}

    static BrakeStatus of(Brake brake) {
        return new BrakeStatus(
                brake.at().toString(),
                stop(brake.stop()),
                brake.activeAccounts(),
                brake.kinds().stream().map(BrakeJson::kind).toList(),
                brake.batches().stream().map(BrakeJson::batch).toList(),
                new BrakeStatus.Held(
                        brake.held().count(),
                        brake.held().more(),
                        brake.held().oldest().map(Object::toString).orElse(NONE)),
                brake.reach().map(report -> report.at().toString()).orElse(NONE),
                brake.reach().map(ReachReports.Report::tiers).orElse(List.of()).stream()
                        .map(BrakeJson::tier)
                        .toList(),
                brake.silence()
                        .map(BrakeJson::hooks)
                        .orElseGet(() -> new BrakeStatus.Hooks(NONE, NONE, 0)));
    }

    static StopState stop(Optional<StopSwitch.Thrown> thrown) {
        String mark = StopMark.of(thrown);
        return thrown.map(now ->
                        new StopState(
                                small(now.position()),
                                now.by(),
                                now.at().toString(),
                                now.reason(),
                                mark))
                .orElseGet(() -> new StopState("off", NONE, NONE, NONE, mark));
    }

    /** Returns a constant's name as the wire spells it, e.g. {@code remove-from-channel}. */
    static String small(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static StopState stop(Brake.Stop stop) {
        return switch (stop) {
            case Brake.Stop.Stands stands -> stop(stands.thrown());
            case Brake.Stop.Unreadable() -> new StopState("unreadable", NONE, NONE, NONE, NONE);
        };
    }

    private static BrakeStatus.Kind kind(Brake.Counted counted) {
        return new BrakeStatus.Kind(
                small(counted.kind()),
                Arrays.stream(Window.values())
                        .map(window ->
                                new BrakeStatus.Used(
                                        small(window),
                                        counted.admitted().getOrDefault(window, 0),
                                        counted.allowed().getOrDefault(window, 0)))
                        .toList());
    }

    private static BrakeStatus.OpenBatch batch(Batch batch) {
        return new BrakeStatus.OpenBatch(
                batch.id().value(),
                small(batch.kind()),
                small(batch.state()),
                batch.level() + 1,
                batch.size(),
                batch.firstAt().toString(),
                batch.seal().map(seal -> seal.expiresAt().toString()).orElse(NONE));
    }

    private static BrakeStatus.Hooks hooks(HookSilence silence) {
        return new BrakeStatus.Hooks(
                silence.from().toString(),
                silence.until().map(Object::toString).orElse(NONE),
                silence.events());
    }

    private static BrakeStatus.Tier tier(ReachReports.Tier tier) {
        return new BrakeStatus.Tier(
                tier.level() + 1, tier.asked(), tier.reachable(), tier.revocable(), tier.needed());
    }
}
