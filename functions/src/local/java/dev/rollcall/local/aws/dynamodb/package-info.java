/** Amazon's own DynamoDB Local, on loopback and without telemetry. */
@NullMarked
package dev.rollcall.local.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
