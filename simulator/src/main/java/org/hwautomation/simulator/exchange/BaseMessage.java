package org.hwautomation.simulator.exchange;

import java.util.HashMap;
import java.util.Map;

/// Messages of the Base registry in our words; the ids and the order of the arguments are DMTF's.
record BaseMessage(String pattern, String severity, String resolution) {

  private static final Map<String, BaseMessage> KNOWN = new HashMap<>();

  static {
    ok("Success", "The request was carried out.");
    ok("Accepted", "The request was accepted.");
    ok("Created", "The resource was created.");
    critical("GeneralError", "A general error occurred.");
    critical("ResourceNotFound", "There is no resource of type %1 named '%2'.");
    critical("ResourceMissingAtURI", "There is no resource at '%1'.");
    critical("ResourceAlreadyExists", "A resource of type %1 with %2 '%3' exists already.");
    warning("ResourceInUse", "The resource is in use; try again later.");
    critical("ServiceTemporarilyUnavailable", "The service is not available; retry in %1 seconds.");
    critical("ServiceInUnknownState", "The service is in an unknown state.");
    critical("SessionLimitExceeded", "The number of sessions has reached its limit.");
    critical("NoValidSession", "No valid session was found; log in first.");
    critical("ResourceAtUriUnauthorized", "Access to '%1' was refused: %2.");
    critical("InsufficientPrivilege", "The account lacks a privilege that this needs.");
    critical("AccessDenied", "Access to '%1' was denied.");
    critical("PasswordChangeRequired", "The password must be changed at '%1' first.");
    warning("PropertyUnknown", "The property %1 is not known to this resource.");
    warning("PropertyNotWritable", "The property %1 cannot be written.");
    warning(
        "PropertyValueNotInList", "The value '%1' for %2 is not in the list of allowed values.");
    warning("PropertyValueTypeError", "The value '%1' for %2 has the wrong type.");
    warning("PropertyValueFormatError", "The value '%1' for %2 has the wrong format.");
    warning("PropertyValueOutOfRange", "The value '%1' for %2 is out of range.");
    warning("PropertyValueConflict", "The value of %1 does not go with that of %2.");
    warning("PropertyMissing", "The required property %1 is missing.");
    warning("NoOperation", "The request changes nothing.");
    critical("ActionNotSupported", "The action %1 is not supported here.");
    critical("ActionParameterMissing", "The action %1 needs the parameter %2.");
    warning("ActionParameterUnknown", "The action %1 has no parameter %2.");
    warning("ActionParameterNotSupported", "The parameter %1 of %2 is not supported.");
    warning(
        "ActionParameterValueConflict", "The parameter %1 with value %2 does not fit the state.");
    warning("ActionParameterValueNotInList", "The value '%1' for %2 of %3 is not allowed.");
    warning("ActionParameterValueTypeError", "The value '%1' for %2 of %3 has the wrong type.");
    warning("ActionParameterValueError", "The value of the parameter %1 of %2 is not right.");
    warning("ActionParameterValueFormatError", "The value '%1' for %2 of %3 has the wrong format.");
    critical("MalformedJSON", "The body is no well-formed JSON.");
    critical("EmptyJSON", "The body holds no property.");
    warning("UnrecognizedRequestBody", "The body was not understood.");
    critical("OperationNotAllowed", "This method is not allowed on this resource.");
    critical("PreconditionFailed", "The ETag given does not match the resource.");
    critical("PreconditionRequired", "An If-Match header is required.");
    critical("HeaderMissing", "The header %1 is missing.");
    critical("HeaderInvalid", "The header %1 is not valid.");
    warning("QueryNotSupported", "This service does not support query options here.");
    warning("QueryParameterValueFormatError", "The value '%1' of query option %2 is malformed.");
    warning("QueryParameterOutOfRange", "The value '%1' of query option %2 is outside %3.");
    warning("QueryNotSupportedOnResource", "This resource does not support query options.");
    warning("UnsupportedMediaType", "The media type of the body is not supported.");
    warning("CreateLimitReachedForResource", "No more such resources can be created.");
    warning("EventSubscriptionLimitExceeded", "No more subscriptions can be created.");
    critical("InternalError", "An internal error occurred.");
    critical("CouldNotEstablishConnection", "No connection to '%1' could be made.");
    critical("SourceDoesNotSupportProtocol", "'%1' cannot be reached by %2.");
    warning("ResetRequired", "Reset '%1' with %2 to complete this.");
    warning("LicenseRequired", "A licence is required for this.");
    warning("OperationFailed", "A part of the operation failed.");
    warning("PayloadTooLarge", "The body is larger than this service accepts.");
    ok("RestartRequired", "A restart is required before the change shows.");
  }

  private static void ok(String id, String text) {
    KNOWN.put(id, new BaseMessage(text, "OK", "None."));
  }

  private static void warning(String id, String text) {
    KNOWN.put(id, new BaseMessage(text, "Warning", "Correct the request and send it again."));
  }

  private static void critical(String id, String text) {
    KNOWN.put(id, new BaseMessage(text, "Critical", "Correct the request and send it again."));
  }

  static BaseMessage named(String id) {
    return KNOWN.getOrDefault(id, new BaseMessage(id, "Warning", "None."));
  }

  String text(String... args) {
    var text = pattern;
    for (int i = 0; i < args.length; i++) text = text.replace("%" + (i + 1), args[i]);
    return text;
  }
}
