"""Every error this project raises, as one tree.

BackchannelError
├── InputError          BC1xx  a document or file that cannot be read
├── EvidenceError       BC2xx  words that are not where a claim says
├── PeriodError         BC3xx  a date or period that cannot be
├── LedgerError         BC4xx  the desk's file
├── QuestionError       BC5xx  a question that has no single answer
├── BriefError          BC6xx  a brief that cannot be made
├── ModelError          BC7xx  a model is not there, may not be asked, or does not answer
└── FetchError          BC8xx  a page that was not fetched

A message says what, where, and what would help. `code` is stable; `exit_status` is the command's.
"""

from __future__ import annotations

from typing import ClassVar


class BackchannelError(Exception):
    """What went wrong, where, and what would help; `code` never changes once published."""

    code: ClassVar[str] = "BC000"
    exit_status: ClassVar[int] = 1

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what, self.where, self.remedy = what, where, remedy
        place = f" in {where}" if where else ""
        cure = f"; {remedy}" if remedy else ""
        super().__init__(f"{self.code}: {what}{place}{cure}")


class InputError(BackchannelError):
    code = "BC100"


class EmptyFile(InputError):
    code = "BC101"


class BinaryFile(InputError):
    code = "BC102"


class FileTooLarge(InputError):
    code = "BC103"


class WrongEncoding(InputError):
    code = "BC104"


class UnreadableFile(InputError):
    code = "BC105"


class NoMainText(InputError):
    code = "BC106"


class BadInputLine(InputError):
    code = "BC107"


class BadTable(InputError):
    code = "BC108"


class DamagedFile(InputError):
    code = "BC110"


class LockedFile(InputError):
    code = "BC111"


class ScannedFile(InputError):
    code = "BC112"


class TooMuchInside(InputError):
    code = "BC113"


class TooSlow(InputError):
    code = "BC114"


class TooMuchMemory(InputError):
    code = "BC115"


class ReaderFailed(InputError):
    code = "BC116"


class NotADocument(InputError):
    code = "BC117"


class EvidenceError(BackchannelError):
    code = "BC200"


class QuoteNotFound(EvidenceError):
    code = "BC201"


class BadSpan(EvidenceError):
    code = "BC202"


class PeriodError(BackchannelError):
    code = "BC300"


class BadPeriod(PeriodError):
    code = "BC301"


class LedgerError(BackchannelError):
    code = "BC400"
    exit_status = 2


class NotADesk(LedgerError):
    code = "BC401"


class DeskIsNewer(LedgerError):
    code = "BC402"


class DeskBusy(LedgerError):
    code = "BC403"
    exit_status = 1


class DeskExists(LedgerError):
    code = "BC404"


class NoDesk(LedgerError):
    code = "BC405"


class DeskIsOlder(LedgerError):
    code = "BC406"


class DiskIsFull(LedgerError):
    code = "BC407"


class DiskFailed(LedgerError):
    code = "BC408"


class DeskIsUntidy(LedgerError):
    code = "BC409"


class DeskIsDamaged(LedgerError):
    code = "BC410"


class QuestionError(BackchannelError):
    code = "BC500"
    exit_status = 4


class NothingFound(QuestionError):
    code = "BC501"


class Ambiguous(QuestionError):
    code = "BC502"


class BadQuestion(QuestionError):
    code = "BC503"
    exit_status = 2


class AskChanged(QuestionError):
    code = "BC504"
    exit_status = 1


class BriefError(BackchannelError):
    code = "BC600"


class UncitedLine(BriefError):
    code = "BC601"


class BriefNotReady(BriefError):
    code = "BC602"


class AboveLabel(BriefError):
    code = "BC603"
    exit_status = 3


class ModelError(BackchannelError):
    code = "BC700"


class NoLanguageModel(ModelError):
    code = "BC701"


class BackendNotInstalled(ModelError):
    code = "BC711"


class NetworkIsOff(ModelError):
    code = "BC712"
    exit_status = 3


class NoAnswer(ModelError):
    code = "BC720"


class BadAnswer(ModelError):
    code = "BC721"


class FetchError(BackchannelError):
    code = "BC800"


class AddressRefused(FetchError):
    code = "BC801"
    exit_status = 3


class NotReached(FetchError):
    code = "BC802"


class BadStatus(FetchError):
    """An answer that is no page; `retry_seconds` is how long the site asks to be left alone."""

    code = "BC803"

    def __init__(
        self,
        what: str,
        *,
        where: str = "",
        remedy: str = "",
        status: int = 0,
        retry_seconds: int | None = None,
    ) -> None:
        super().__init__(what, where=where, remedy=remedy)
        self.status, self.retry_seconds = status, retry_seconds


class RobotsRefused(FetchError):
    code = "BC804"
    exit_status = 3


class AnswerTooLarge(FetchError):
    code = "BC805"


class TypeNotRead(FetchError):
    code = "BC806"
