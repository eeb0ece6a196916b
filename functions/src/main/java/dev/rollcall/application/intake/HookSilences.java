package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Cursors;

import java.util.Optional;

/** Where a source's last silence is put down. */
public final class HookSilences {
    private final String source;
    private final Cursors cursors;

    /**
     * @param source whose hooks they are, e.g. {@code okta}
     */
    public HookSilences(String source, Cursors cursors) {
        this.source = requireNonNull(source, "source is null");
        this.cursors = requireNonNull(cursors, "cursors is null");
    }

    /** Returns the silence that goes on, or the last one; empty if there never was one. */
    public Optional<HookSilence> latest() {
        return found().flatMap(HookSilence::in);
    }

    String source() {
        return source;
    }

    /** What is there, as it is written. */
    Optional<String> found() {
        return cursors.find(name());
    }

    /** Puts it down, unless somebody else has meanwhile. */
    void move(Optional<String> found, HookSilence silence) {
        cursors.move(name(), found, silence.text());
    }

    private String name() {
        return "hooks-" + source;
    }
}
