package org.hwautomation.redfish.message;

import java.util.List;
import java.util.Map;

/// Texts for messages that come without any (iLO sends only id and arguments), in our own words.
final class MessageTexts {

  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          Map.entry("Success", "done"),
          Map.entry("Created", "created"),
          Map.entry("GeneralError", "the BMC reports an error and says no more"),
          Map.entry("ResourceInUse", "the resource is in use"),
          Map.entry("ResourceInStandby", "the resource is in standby"),
          Map.entry("ServiceTemporarilyUnavailable", "not available for %1 seconds"),
          Map.entry("InsufficientPrivilege", "the user lacks the privilege"),
          Map.entry("PropertyUnknown", "there is no property %1"),
          Map.entry("PropertyNotWritable", "property %1 cannot be written"),
          Map.entry("PropertyReadOnly", "property %1 cannot be written"),
          Map.entry("PropertyValueNotInList", "%1 is not an allowed value of %2"),
          Map.entry("PropertyValueTypeError", "%1 is of the wrong type for %2"),
          Map.entry("PropertyValueFormatError", "%1 has the wrong form for %2"),
          Map.entry("PropertyMissing", "property %1 is missing"),
          Map.entry("ActionParameterMissing", "action %1 needs parameter %2"),
          Map.entry("ActionParameterUnknown", "action %1 knows no parameter %2"),
          Map.entry("ActionParameterNotSupported", "parameter %1 of action %2 is not supported"),
          Map.entry("ActionParameterValueNotInList", "%1 is not an allowed value of parameter %2"),
          Map.entry("ActionNotSupported", "action %1 is not supported"),
          Map.entry("PreconditionFailed", "the resource was changed by somebody else"),
          Map.entry("ResetRequired", "%1 must be reset (%2)"),
          Map.entry("SystemResetRequired", "takes effect at the next reset of the host"),
          Map.entry("InvalidOperationForSystemState", "not possible in this state of the host: %1"),
          Map.entry("UnableToModifyDuringSystemPOST", "not possible while the host is in POST"),
          Map.entry("UpdateInPOST", "no update can begin while the host is in POST"),
          Map.entry("UpdateSuccessful", "%1 was updated"),
          Map.entry("TransferFailed", "%1 could not be transferred to %2"),
          Map.entry("VerificationFailed", "image %1 failed verification at %2"),
          Map.entry("ApplyFailed", "image %1 could not be applied to %2"),
          Map.entry("OperationTransitionedToJob", "goes on as job %1"),
          Map.entry("TaskCompletedOK", "task %1 is completed"),
          Map.entry("TaskAborted", "task %1 was aborted"),
          Map.entry("TaskCancelled", "task %1 was cancelled"),
          Map.entry("OemLicenseNotPassed", "the licence %1 is missing"));

  private MessageTexts() {}

  static String of(String suffix, List<String> args) {
    return filled(TEXTS.getOrDefault(suffix, ""), args);
  }

  /// Some BMCs send the registry's text with its holes.
  static String filled(String template, List<String> args) {
    var text = template;
    for (int i = args.size(); i >= 1; i--) text = text.replace("%" + i, args.get(i - 1));
    return text;
  }
}
