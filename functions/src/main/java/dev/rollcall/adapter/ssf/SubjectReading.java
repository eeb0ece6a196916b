package dev.rollcall.adapter.ssf;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.signal.SignalSubject;
import dev.rollcall.domain.signal.SignalSubject.Address;
import dev.rollcall.domain.signal.SignalSubject.Known;
import dev.rollcall.domain.signal.SignalSubject.Untold;
import dev.rollcall.platform.json.JsonObject;

import java.util.List;
import java.util.Optional;

/**
 * Whom a subject names (RFC 9493), in the dialects of the final specifications and of earlier
 * transmitters: {@code format} or {@code subject_type}, simple, complex, or by several names.
 */
final class SubjectReading {
    private static final int LONGEST_ADDRESS = 254;

    private final SsfSettings settings;

    SubjectReading(SsfSettings settings) {
        this.settings = requireNonNull(settings, "settings is null");
    }

    SignalSubject read(JsonObject subject) {
        // Of a complex subject the user is whom it is about; a device or a session is no person.
        Optional<JsonObject> user = subject.optionalObject("user");
        return user.isPresent() ? simple(user.get()) : simple(subject);
    }

    private SignalSubject simple(JsonObject subject) {
        String format =
                subject.optionalText("format")
                        .or(() -> subject.optionalText("subject_type"))
                        .orElse("")
                        .replace('-', '_');
        return switch (format) {
            case "iss_sub" -> byId(subject);
            case "email" -> byAddress(subject);
            case "aliases" -> first(subject.objects("identifiers"));
            case "opaque" -> new Untold("opaque");
            default -> new Untold("unknown-format");
        };
    }

    private SignalSubject byId(JsonObject subject) {
        if (!settings.issuer().toString().equals(subject.text("iss"))) {
            return new Untold("another-issuer");
        }
        try {
            return new Known(new PersonId(settings.source(), subject.text("sub")));
        } catch (IllegalArgumentException _) {
            return new Untold("unusable-id");
        }
    }

    private static SignalSubject byAddress(JsonObject subject) {
        String email = subject.text("email").strip();
        boolean usable = email.length() <= LONGEST_ADDRESS && email.indexOf('@') > 0;
        return usable ? new Address(email) : new Untold("unusable-address");
    }

    /** An id before an address. None of them may have names of its own: that would not end. */
    private SignalSubject first(List<JsonObject> names) {
        List<SignalSubject> found =
                names.stream()
                        .filter(name -> !name.optionalText("format").equals(Optional.of("aliases")))
                        .map(this::simple)
                        .toList();
        return found.stream()
                .filter(Known.class::isInstance)
                .findFirst()
                .or(() -> found.stream().filter(Address.class::isInstance).findFirst())
                .orElseGet(() -> new Untold("no-usable-alias"));
    }
}
