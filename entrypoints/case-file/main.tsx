import { startCaseFile } from '../../src/ui/case-file/start-case-file.tsx';

startCaseFile(document);
