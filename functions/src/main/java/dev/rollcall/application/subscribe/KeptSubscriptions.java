package dev.rollcall.application.subscribe;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ChangeSubscriptions.Topic;
import dev.rollcall.application.port.Cursors;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.subscribe.KeptSubscription.Word;
import dev.rollcall.domain.person.SourceId;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The subscriptions of one source, and what has been told of them. Throws {@link PortFailure}. */
public final class KeptSubscriptions {
    private static final int TRIES = 5;

    private final SourceId source;
    private final Cursors cursors;

    public KeptSubscriptions(SourceId source, Cursors cursors) {
        this.source = requireNonNull(source, "source is null");
        this.cursors = requireNonNull(cursors, "cursors is null");
    }

    public KeptSubscription of(Topic topic) {
        return cursors.find(name(topic)).map(KeptSubscription::parse).orElse(KeptSubscription.NONE);
    }

    /** Tells that something is to be done about one; false if we keep none with this id. */
    boolean tell(String id, Word word) {
        for (Topic topic : Topic.values()) {
            if (of(topic).is(id)) {
                change(topic, kept -> kept.is(id) ? louder(kept, word) : kept);
                return true;
            }
        }
        return false;
    }

    /** Tells that all of them are wanted anew. */
    public void tellAll(Word word) {
        for (Topic topic : Topic.values()) {
            change(topic, kept -> louder(kept, word));
        }
    }

    /** Changes what is kept, whatever else has changed it meanwhile. */
    void change(Topic topic, UnaryOperator<KeptSubscription> step) {
        for (int tried = 0; tried < TRIES; tried++) {
            Optional<String> before = cursors.find(name(topic));
            String next =
                    step.apply(before.map(KeptSubscription::parse).orElse(KeptSubscription.NONE))
                            .text();
            if (before.filter(next::equals).isPresent()
                    || cursors.move(name(topic), before, next)) {
                return;
            }
        }
        throw new PortFailure.Unavailable("What is kept of a subscription changes all the time");
    }

    /** Gone is more than late. */
    private static KeptSubscription louder(KeptSubscription kept, Word word) {
        return kept.told(word.compareTo(kept.word()) > 0 ? word : kept.word());
    }

    private String name(Topic topic) {
        return "subscription-" + source + "-" + topic.name().toLowerCase(Locale.ROOT);
    }
}
