package dev.rollcall.adapter.sfn;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.platform.json.CanonicalJson;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.util.Map;
import java.util.Optional;

/** The input of a leaver's run: {@code {"generation":1,"person":"00u…","source":"okta"}}. */
final class RunInput {
    private RunInput() {}

    static String write(Runs.Ticket ticket) {
        return CanonicalJson.write(
                Map.of(
                        "source", ticket.person().source().value(),
                        "person", ticket.person().value(),
                        "generation", ticket.generation()));
    }

    /** Empty if it is not such an input: somebody else started the run. */
    static Optional<Runs.Ticket> read(String input) {
        try {
            JsonObject object = Json.readObject(input);
            PersonId person =
                    new PersonId(new SourceId(object.text("source")), object.text("person"));
            long generation = object.member("generation").map(JsonNode::longValue).orElse(0L);
            return Optional.of(new Runs.Ticket(person, generation));
        } catch (MalformedJson _) {
            return Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
