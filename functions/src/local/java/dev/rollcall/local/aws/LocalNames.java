package dev.rollcall.local.aws;

import java.util.Locale;

/** The names and ARNs that the template's resources have here. */
public final class LocalNames {
    public static final String REGION = "us-east-1";
    public static final String ACCOUNT = "000000000000";

    private LocalNames() {}

    /** Returns what {@code Ref} gives for a resource of that type. */
    public static String ref(String type, String logicalId) {
        return switch (type) {
            case "AWS::Serverless::StateMachine" -> arn("states", "stateMachine:" + logicalId);
            case "AWS::SNS::Topic" -> arn("sns", logicalId);
            case "AWS::SecretsManager::Secret" ->
                    arn("secretsmanager", "secret:" + logicalId + "-local0");
            case "AWS::S3::Bucket" -> "rollcall-" + logicalId.toLowerCase(Locale.ROOT);
            default -> logicalId;
        };
    }

    /** Returns what {@code Fn::GetAtt} gives for the attributes our template uses. */
    public static String attribute(String type, String logicalId, String attribute) {
        return switch (attribute) {
            case "Arn" ->
                    switch (type) {
                        case "AWS::DynamoDB::Table" -> arn("dynamodb", "table/" + logicalId);
                        case "AWS::S3::Bucket" -> "arn:aws:s3:::" + ref(type, logicalId);
                        case "AWS::Serverless::Function" -> arn("lambda", "function:" + logicalId);
                        default -> ref(type, logicalId);
                    };
            case "Alias" -> arn("lambda", "function:" + logicalId + ":live");
            default -> logicalId;
        };
    }

    private static String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
    }
}
