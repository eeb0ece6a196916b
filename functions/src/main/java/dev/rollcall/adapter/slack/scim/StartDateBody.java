package dev.rollcall.adapter.slack.scim;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.adapter.scim.ScimBody;
import dev.rollcall.platform.json.Json;

import java.time.LocalDate;

/** Slack documents no operation for the start date, but a PATCH with the extension itself. */
record StartDateBody(LocalDate day) implements ScimBody {
    StartDateBody {
        requireNonNull(day, "day is null");
    }

    @Override
    public String body() {
        ObjectNode user = Json.object();
        user.putArray("schemas").add(Schemas.PROFILE);
        user.set(Schemas.PROFILE, UserBody.startDate(day));
        return Json.write(user);
    }
}
