package dev.rollcall.function;

import dev.rollcall.application.port.PortFailure;

import java.util.function.Supplier;

/** The one way in which failures leave our functions. */
final class Contained {
    private Contained() {}

    /**
     * Returns the answer.
     *
     * @throws PortFailure as it is, whose message has codes and ids only, but without its cause
     * @throws UnexpectedFailure instead of anything else
     */
    static <T> T run(Supplier<T> handler) {
        try {
            return handler.get();
        } catch (PortFailure.Unavailable failure) {
            throw withoutCause(failure);
        } catch (PortFailure failure) {
            throw failure;
        } catch (RuntimeException failure) {
            throw new UnexpectedFailure(failure);
        }
    }

    /** By its own class: the state machines retry it by name. */
    private static PortFailure.Unavailable withoutCause(PortFailure.Unavailable failure) {
        if (failure.getCause() == null) {
            return failure;
        }
        PortFailure.Unavailable bare =
                new PortFailure.Unavailable(
                        failure.getMessage() + ": " + failure.getCause().getClass().getName());
        bare.setStackTrace(failure.getStackTrace());
        return bare;
    }
}
