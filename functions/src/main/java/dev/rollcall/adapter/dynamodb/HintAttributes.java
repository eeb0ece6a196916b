package dev.rollcall.adapter.dynamodb;

import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;

/** Persons and hints as attributes. */
final class HintAttributes {
    private HintAttributes() {}

    static Attributes of(PersonId person) {
        return Attributes.none()
                .with("source", person.source().value())
                .with("person", person.value());
    }

    static PersonId person(Attributes item) {
        return new PersonId(new SourceId(item.text("source")), item.text("person"));
    }

    static Attributes of(Hint hint) {
        return of(hint.person())
                .with("eventId", hint.eventId())
                .with("eventType", hint.eventType())
                .with("published", hint.published())
                .with("way", hint.way().name());
    }

    static Hint hint(Attributes item) {
        return new Hint(
                person(item),
                item.text("eventId"),
                item.text("eventType"),
                item.instant("published"),
                Hint.Way.valueOf(item.text("way")));
    }
}
