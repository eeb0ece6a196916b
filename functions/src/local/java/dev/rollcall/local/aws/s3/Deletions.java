package dev.rollcall.local.aws.s3;

import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.AwsRequest;
import dev.rollcall.local.aws.Xml;

import java.util.Optional;

/** DeleteObjects: each key is deleted or refused by itself. */
record Deletions(Bucket bucket, boolean bypass) {

    Xml carryOut(AwsRequest request) {
        XmlBody body = new XmlBody(request.text());
        boolean quiet = body.first("Quiet").filter("true"::equals).isPresent();
        Xml answer = Xml.of("DeleteResult", LockXml.NAMESPACE);
        for (XmlBody object : body.each("Object")) {
            String key = object.first("Key").orElse("");
            try {
                Xml deleted = deleted(key, object.first("VersionId"));
                if (!quiet) {
                    answer.add(deleted);
                }
            } catch (AwsError refused) {
                Xml error = Xml.of("Error").text("Key", key);
                object.first("VersionId").ifPresent(id -> error.text("VersionId", id));
                answer.add(error.text("Code", refused.code()).text("Message", refused.message()));
            }
        }
        return answer;
    }

    private Xml deleted(String key, Optional<String> version) {
        Xml answer = Xml.of("Deleted").text("Key", key);
        if (version.isPresent()) {
            bucket.delete(key, version.get(), bypass);
            return answer.text("VersionId", version.get());
        }
        bucket.delete(key)
                .ifPresent(marker ->
                        answer.text("DeleteMarker", true)
                                .text("DeleteMarkerVersionId", marker.id()));
        return answer;
    }
}
