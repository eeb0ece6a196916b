package dev.rollcall.local.aws.secrets;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.aws.AwsError;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** One secret: what it held, and which version each stage points at. */
final class StoredSecret {
    static final String CURRENT = "AWSCURRENT";
    static final String PREVIOUS = "AWSPREVIOUS";

    private static final int SUFFIX = 7;

    private final String name;
    private final String arn;
    private final Map<String, Version> versions = new LinkedHashMap<>();
    private final Map<String, String> stages = new LinkedHashMap<>();

    /** One value. */
    record Version(String id, String value, Instant createdAt) {
        Version {
            requireNonNull(id, "id is null");
            requireNonNull(value, "value is null");
            requireNonNull(createdAt, "createdAt is null");
        }
    }

    StoredSecret(String name, String arn) {
        this.name = requireNonNull(name, "name is null");
        this.arn = requireNonNull(arn, "arn is null");
    }

    String name() {
        return name;
    }

    String arn() {
        return arn;
    }

    /** Name, ARN, or the ARN without the six characters at its end and their hyphen. */
    boolean isCalled(String id) {
        return id.equals(name)
                || id.equals(arn)
                || id.equals(arn.substring(0, arn.length() - SUFFIX));
    }

    /**
     * Stores a version and moves the stages to it; what was current becomes previous.
     *
     * <p>Source: Secrets Manager API reference, "PutSecretValue".
     */
    void put(Version version, List<String> wantedStages) {
        Version present = versions.putIfAbsent(version.id(), version);
        if (present != null && !present.value().equals(version.value())) {
            throw AwsError.badRequest(
                    "ResourceExistsException", "A version with this token has another value");
        }
        for (String stage : wantedStages) {
            String before = stages.put(stage, version.id());
            if (stage.equals(CURRENT) && before != null && !before.equals(version.id())) {
                stages.put(PREVIOUS, before);
            }
        }
    }

    Optional<Version> atStage(String stage) {
        return Optional.ofNullable(stages.get(stage)).map(versions::get);
    }

    Optional<Version> version(String id) {
        return Optional.ofNullable(versions.get(id));
    }

    /** Returns the stages that point at the version. */
    SortedSet<String> stagesOf(String versionId) {
        SortedSet<String> pointing = new TreeSet<>();
        stages.forEach((stage, id) -> {
            if (id.equals(versionId)) {
                pointing.add(stage);
            }
        });
        return pointing;
    }

    /** Returns the stages of every version that has one. */
    Map<String, SortedSet<String>> staged() {
        Map<String, SortedSet<String>> staged = new LinkedHashMap<>();
        stages.values().forEach(id -> staged.put(id, stagesOf(id)));
        return staged;
    }
}
