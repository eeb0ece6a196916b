package dev.rollcall.local.aws.s3;

import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.AwsRequest;
import dev.rollcall.local.aws.Xml;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The small XML documents that configure versioning and object lock. */
final class LockXml {
    static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private LockXml() {}

    static boolean enabled(AwsRequest request) {
        return text(request, "Status").filter("Enabled"::equals).isPresent();
    }

    static Optional<DefaultRetention> defaultRetention(AwsRequest request) {
        return text(request, "Days")
                .map(days ->
                        new DefaultRetention(
                                mode(text(request, "Mode").orElse("")), Integer.parseInt(days)));
    }

    static Retention retention(AwsRequest request) {
        return new Retention(
                mode(text(request, "Mode").orElse("")),
                instant(text(request, "RetainUntilDate").orElse("")));
    }

    static Xml versioning(boolean versioned) {
        Xml answer = Xml.of("VersioningConfiguration", NAMESPACE);
        return versioned ? answer.text("Status", "Enabled") : answer;
    }

    static Xml configuration(Optional<DefaultRetention> retention) {
        Xml answer =
                Xml.of("ObjectLockConfiguration", NAMESPACE).text("ObjectLockEnabled", "Enabled");
        retention.ifPresent(given -> {
            Xml defaults =
                    Xml.of("DefaultRetention")
                            .text("Mode", given.mode())
                            .text("Days", given.days());
            answer.add(Xml.of("Rule").add(defaults));
        });
        return answer;
    }

    static Xml retention(Retention retention) {
        return Xml.of("Retention", NAMESPACE)
                .text("Mode", retention.mode())
                .text("RetainUntilDate", Timestamps.of(retention.until()));
    }

    static Retention.Mode mode(String text) {
        return switch (text) {
            case "GOVERNANCE" -> Retention.Mode.GOVERNANCE;
            case "COMPLIANCE" -> Retention.Mode.COMPLIANCE;
            default -> throw malformed("no such object lock mode: " + text);
        };
    }

    static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException _) {
            throw malformed("not a date: " + text);
        }
    }

    private static Optional<String> text(AwsRequest request, String element) {
        return new XmlBody(request.text()).first(element);
    }

    private static AwsError malformed(String what) {
        return AwsError.badRequest("MalformedXML", "The request is not valid here: " + what);
    }
}
