package dev.rollcall.application.record;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.WriteReply;

import java.util.function.Supplier;

/** A write after which nothing can be read back: the other side's yes is all there is. */
public final class Told implements Supplier<WriteReply> {
    private final Supplier<WriteReply> write;
    private boolean accepted;

    public Told(Supplier<WriteReply> write) {
        this.write = requireNonNull(write, "write is null");
    }

    @Override
    public WriteReply get() {
        WriteReply reply = write.get();
        accepted = reply instanceof WriteReply.Accepted || reply instanceof WriteReply.AlreadySo;
        return reply;
    }

    /** Returns whether it was sent from here and the other side said yes. */
    public boolean accepted() {
        return accepted;
    }
}
