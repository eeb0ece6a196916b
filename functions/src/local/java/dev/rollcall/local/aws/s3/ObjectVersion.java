package dev.rollcall.local.aws.s3;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One version of an object, or the marker that it was deleted.
 *
 * @param headers what was stored along: type, metadata, checksum
 */
record ObjectVersion(
        String key,
        String id,
        Instant at,
        boolean deleteMarker,
        byte[] content,
        String etag,
        Map<String, String> headers,
        Optional<Retention> retention) {

    ObjectVersion {
        requireNonNull(key, "key is null");
        requireNonNull(id, "id is null");
        requireNonNull(at, "at is null");
        content = content.clone();
        requireNonNull(etag, "etag is null");
        headers = Map.copyOf(headers);
        requireNonNull(retention, "retention is null");
    }

    static ObjectVersion marker(String key, String id, Instant at) {
        return new ObjectVersion(key, id, at, true, new byte[0], "", Map.of(), Optional.empty());
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    int size() {
        return content.length;
    }

    ObjectVersion tagged(Tags tags) {
        Map<String, String> tagged = new TreeMap<>(headers);
        tagged.put(Tags.HEADER, tags.header());
        return new ObjectVersion(key, id, at, deleteMarker, content, etag, tagged, retention);
    }

    ObjectVersion keptBy(Retention longer) {
        return new ObjectVersion(
                key, id, at, deleteMarker, content, etag, headers, Optional.of(longer));
    }
}
