package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.Hint;

import java.util.List;

/** Reads what was delivered to a hook, once it is proven who sent it. */
public interface DeliveryReader {

    /** What the body was. */
    sealed interface Delivery {
        /**
         * @param ignored how many events are none of our business
         * @param unreadable codes of events that could not be read, one each
         */
        record Events(List<Hint> hints, int ignored, List<String> unreadable) implements Delivery {
            public Events {
                hints = List.copyOf(hints);
                unreadable = List.copyOf(unreadable);
            }
        }

        /**
         * @param reason a code such as {@code not-json}
         * @param detail one sentence that says what is wrong, without anything of the content
         */
        record Malformed(String reason, String detail) implements Delivery {
            public Malformed {
                requireNonNull(reason, "reason is null");
                requireNonNull(detail, "detail is null");
            }
        }
    }

    Delivery read(HookRequest request);
}
