package dev.rollcall.application.operator;

import dev.rollcall.application.port.StopSwitch.Thrown;
import dev.rollcall.platform.Hashes;

import java.util.Optional;

/** A short name for how the switch was seen to stand, for whoever wants to move it from there. */
public final class StopMark {
    /** It was never thrown. */
    public static final String NEVER = "never";

    private StopMark() {}

    public static String of(Optional<Thrown> seen) {
        return seen.map(StopMark::of).orElse(NEVER);
    }

    static String of(Thrown thrown) {
        return Hashes.sha256(
                        String.join(
                                "\n",
                                thrown.position().name(),
                                thrown.by(),
                                thrown.at().toString(),
                                thrown.reason()))
                .substring(0, 32);
    }
}
