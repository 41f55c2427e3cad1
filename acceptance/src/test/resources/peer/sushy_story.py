"""What OpenStack's library does with one server, from inventory to a firmware update.

Arguments: BMC URL, URL of the machine's control API, name and value of a BIOS setting, URL of a firmware image.
The account comes in the environment. Prints one fact a line, `name value`, for the test to judge.
Time passes only where this script lets it pass, through the control API.
"""
import json
import os
import sys
import urllib.request

import sushy
import urllib3
from sushy import auth

urllib3.disable_warnings()
BMC, CONTROL, ATTRIBUTE, WANTED, IMAGE = sys.argv[1:6]
TASK_LOOKS = 300
UNFINISHED = (
    sushy.TaskState.NEW, sushy.TaskState.STARTING, sushy.TaskState.RUNNING, sushy.TaskState.PENDING)

# Debian leaves DMTF's registries out of the package, and sushy stumbles over that. The BMC's own remain.
sushy.Sushy._get_standard_message_registry_collection = lambda _: []


def tell(name, value):
    print(name, getattr(value, "value", value), flush=True)


def let_pass(seconds):
    body = json.dumps({"seconds": seconds}).encode()
    urllib.request.urlopen(CONTROL + "/advance", body, timeout=30).close()


def set_attribute(bios, name, value):
    """As the settings object describes it, and as BMCs want it that take no apply time or not that object."""
    apply_time = sushy.ApplyTime.ON_RESET if bios.supported_apply_times else None
    try:
        bios.set_attribute(name, value, apply_time=apply_time)
    except sushy.exceptions.BadRequestError as refusal:
        if not apply_time or "SettingsApplyTime" not in str(refusal):
            raise
        tell("without-apply-time", "yes")
        bios.set_attribute(name, value)
    except sushy.exceptions.HTTPError as refusal:
        if refusal.status_code != 405:
            raise
        tell("at-active-bios", "yes")
        bios._conn.patch(bios.path, data={"Attributes": {name: value}}, etag=bios._get_etag())


def update_service(connection):
    """Nothing where the service offers no action: DMTF allows that, sushy does not."""
    try:
        return connection.get_update_service()
    except sushy.exceptions.MissingAttributeError as missing:
        tell("no-update-service", missing)
        return None


account = auth.SessionAuth(os.environ["BMC_USER"], os.environ["BMC_PASSWORD"])
connection = sushy.Sushy(BMC, auth=account, verify=False)
tell("session", account.get_session_resource_id())
system = connection.get_system(connection.get_system_collection().members_identities[0])

# Inventory.
for name in ("manufacturer", "serial_number", "bios_version", "uuid", "power_state"):
    tell(name, getattr(system, name))
tell("memory", system.memory_summary.size_gib)
tell("processors", sum(cpu.processor_type == sushy.ProcessorType.CPU for cpu in system.processors.get_members()))
tell("macs", len(system.ethernet_interfaces.summary))
tell("drives", sum(len(storage.drives) for storage in system.storage.get_members()))
manager = connection.get_manager(connection.get_manager_collection().members_identities[0])
tell("bmc", manager.firmware_version)
tell("chassis", len(connection.get_chassis_collection().get_members()))
tell("registries", len(connection.registries))
update = update_service(connection)
if update:
    tell("firmware", len(update.firmware_inventory.get_members()))

# Power.
system.reset_system(sushy.ResetType.FORCE_OFF)
let_pass(60)
system.refresh()
tell("switched-off", system.power_state)
system.reset_system(sushy.ResetType.ON)
let_pass(600)
system.refresh()
tell("switched-on", system.power_state)

# Boot device, and a setting: both wait for the reboot.
system.set_system_boot_options(target=sushy.BootSource.PXE, enabled=sushy.BootSourceOverrideEnabled.ONCE)
system.refresh()
tell("boot", system.boot.target)
tell("boot-enabled", system.boot.enabled)
bios = system.bios
registry = bios.get_attribute_registry()
tell("settings", len(bios.attributes))
tell("described", len(registry.registry_entries.attributes) if registry else 0)
tell("before", bios.attributes[ATTRIBUTE])
set_attribute(bios, ATTRIBUTE, WANTED)
let_pass(120)
bios.refresh(force=True)
tell("staged", bios.attributes[ATTRIBUTE])
system.reset_system(sushy.ResetType.FORCE_RESTART)
let_pass(1800)
bios.refresh(force=True)
tell("after", bios.attributes[ATTRIBUTE])

# Firmware.
if update and update.json["Actions"].get("#UpdateService.SimpleUpdate"):
    monitor = update.simple_update(IMAGE, transfer_protocol=sushy.UpdateTransferProtocolType.HTTP)
    task = monitor.get_task()
    tell("task", task.identity)
    looks = 0
    while task.task_state in UNFINISHED and looks < TASK_LOOKS:
        looks += 1
        let_pass(10)
        task.refresh(force=True)
    tell("task-state", task.task_state)
    system.reset_system(sushy.ResetType.FORCE_RESTART)
    let_pass(1800)
    items = connection.get_update_service().firmware_inventory.get_members()
    tell("versions", " ".join(str(item.version) for item in items))

account.close()
tell("end", "reached")
